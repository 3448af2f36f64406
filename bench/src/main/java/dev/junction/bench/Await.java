package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, looking every two milliseconds. */
final class Await {
  private Await() {}

  /** Whether it holds now. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  static void until(Duration patience, String what, Condition condition) throws IOException, InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new Refused("waited %s in vain until %s".formatted(patience, what));
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Lets a program be idle for so long, where being idle is what is measured. */
  static void pass(Duration time) throws IOException, InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    until(time.plusSeconds(5), "the time has passed", () -> System.nanoTime() >= end);
  }
}
