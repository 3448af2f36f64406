package dev.junction.hub.cli.demo;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again and again until something is as expected.
 *
 * @param most  how long at most
 * @param pause between two looks
 */
record Patience(Duration most, Duration pause) {

  /**
   * @param expected what is waited for, in words
   * @param look     asks for the present state
   * @param got      the state in words, for the case that it never came
   * @throws StepFailed when the time is over
   */
  <T> T until(String expected, Supplier<T> look, Predicate<T> holds, Function<T, ?> got) {
    var deadline = System.nanoTime() + most.toNanos();
    while (true) {
      var seen = look.get();
      if (holds.test(seen)) {
        return seen;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new StepFailed("%s within %d s".formatted(expected, most.toSeconds()), String.valueOf(got.apply(seen)));
      }
      pause(expected);
    }
  }

  private void pause(String expected) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StepFailed(expected, "an interruption", interrupted);
    }
  }
}
