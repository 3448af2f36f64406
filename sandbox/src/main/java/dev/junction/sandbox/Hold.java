package dev.junction.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a hung or dripping answer waits for; once released it holds nothing any more. */
public final class Hold {

  private final CountDownLatch gate = new CountDownLatch(1);

  Hold() {}

  /** Waits for the release, for as long as it takes. */
  void untilReleased() throws InterruptedException {
    gate.await();
  }

  /** Waits this long, or until the release if that comes first; true if it was released. */
  boolean forAtMost(Duration time) throws InterruptedException {
    return gate.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void release() {
    gate.countDown();
  }
}
