package dev.junction.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What hung requests wait for; releasing it lets go whoever waits now, and holds those who come later. */
public final class Hold {

  private volatile CountDownLatch gate = new CountDownLatch(1);

  Hold() {}

  /** Waits until the next release, for as long as it takes. */
  void untilReleased() throws InterruptedException {
    gate.await();
  }

  /** Waits this long, or until a release if that comes first; true if it was released. */
  boolean forAtMost(Duration time) throws InterruptedException {
    return gate.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  synchronized void release() {
    var open = gate;
    gate = new CountDownLatch(1);
    open.countDown();
  }
}
