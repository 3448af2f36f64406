package dev.junction.bench;

import java.util.Arrays;
import java.util.List;

/** Measured values of one kind, in the order of size. */
final class Figures {
  private final double[] ordered;

  private Figures(double[] ordered) {
    this.ordered = ordered;
  }

  static Figures of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected at least one measured value, got none");
    }
    var ordered = values.clone();
    Arrays.sort(ordered);
    return new Figures(ordered);
  }

  static Figures of(List<? extends Number> values) {
    return of(values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  double median() {
    var middle = ordered.length / 2;
    return ordered.length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
  }

  /** The smallest value that {@code percent} of all don't exceed. */
  double percentile(double percent) {
    var rank = (int) Math.ceil(percent / 100 * ordered.length);
    return ordered[Math.clamp(rank - 1, 0, ordered.length - 1)];
  }

  double least() {
    return ordered[0];
  }

  double most() {
    return ordered[ordered.length - 1];
  }
}
