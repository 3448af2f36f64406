package dev.junction.hub;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what happens elsewhere, as long as a slow machine may need and no longer than it takes. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  /** Returns once {@code condition} holds; fails after 30 s, saying {@code what} was awaited. */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, PATIENCE, condition);
  }

  /** The same with another patience. */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(patience).until(condition);
  }
}
