package dev.junction.bench;

import java.util.concurrent.Callable;

/** How long something took, in seconds. */
record Timed(double seconds) {
  static Timed of(Callable<?> work) throws Exception {
    var started = System.nanoTime();
    work.call();
    return new Timed((System.nanoTime() - started) / 1e9);
  }
}
