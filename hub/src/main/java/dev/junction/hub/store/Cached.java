package dev.junction.hub.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What is read often and changes seldom. It is read again when a signal says that it changed, and after {@link #LONGEST_AGE} in
 * case the signal got lost.
 *
 * @param <T> immutable
 */
public final class Cached<T> {
  static final Duration LONGEST_AGE = Duration.ofSeconds(5);

  private record Reading<T>(T value, Instant at) {}

  private final Supplier<T> read;
  private final Clock clock;
  private final AtomicLong changes = new AtomicLong();
  private volatile Reading<T> last;

  public Cached(Signals signals, String topic, Clock clock, Supplier<T> read) {
    this.read = read;
    this.clock = clock;
    signals.on(topic, this::forget);
  }

  public T get() {
    var known = last;
    var now = clock.instant();
    if (known != null && now.isBefore(known.at.plus(LONGEST_AGE)) && !now.isBefore(known.at)) {
      return known.value;
    }
    var before = changes.get();
    var value = read.get();
    last = new Reading<>(value, now);
    if (changes.get() != before) {
      // It changed while it was being read, so what was read may be the old state.
      last = null;
    }
    return value;
  }

  private void forget() {
    changes.incrementAndGet();
    last = null;
  }
}
