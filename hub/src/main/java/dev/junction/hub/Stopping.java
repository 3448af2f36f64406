package dev.junction.hub;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One patience for a whole stop, which its phases share: first calls that are being answered, then attempts that are being made, then
 * the store. It begins when the first of them asks.
 */
public final class Stopping {
  /** Calls leave as much for attempts, which may take longer than what comes in. */
  private static final int PART_OF_CALLS = 2;

  /** What is under way leaves as much to the store, which must write what was answered. */
  private static final int PART_OF_STORE = 6;

  private final Duration patience;
  private final LongSupplier nanos;
  private Long begun;

  /**
   * @param patience what all phases together may take
   * @param nanos    a clock that nobody sets, such as {@link System#nanoTime}
   */
  public Stopping(Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
  }

  /** How long calls under way may still take. */
  public Duration calls() {
    return positive(left().minus(patience.dividedBy(PART_OF_CALLS)));
  }

  /** How long attempts and upkeep under way may still take. */
  public Duration work() {
    return positive(left().minus(patience.dividedBy(PART_OF_STORE)));
  }

  /** How long the store may still take to write what waits, and to close. */
  public Duration store() {
    return left();
  }

  private synchronized Duration left() {
    var now = nanos.getAsLong();
    if (begun == null) {
      begun = now;
    }
    return positive(patience.minusNanos(now - begun));
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
