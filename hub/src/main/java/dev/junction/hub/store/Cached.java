package dev.junction.hub.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is read often and changes seldom. It is read again when a signal says that it changed, and after {@link #LONGEST_AGE} in
 * case the signal got lost.
 *
 * @param <T> immutable
 */
public final class Cached<T> {
  static final Duration LONGEST_AGE = Duration.ofSeconds(5);

  private record Reading<T>(T value, Instant at) {}

  private final Store store;
  private final String topic;
  private final Function<JdbcClient, T> read;
  private final Clock clock;
  private long changes;
  private volatile Reading<T> last;

  public Cached(Store store, String topic, Clock clock, Function<JdbcClient, T> read) {
    this.store = store;
    this.topic = topic;
    this.read = read;
    this.clock = clock;
    store.signals().on(topic, this::forget);
  }

  public T get() {
    return fresh().orElseGet(() -> keep(() -> store.read(read)));
  }

  /**
   * The same within a transaction. It reads on the transaction's own connection: the writer must never wait for the pool of readers,
   * and must see what it has just changed itself, which is not kept since it may be rolled back.
   */
  public T get(Transaction transaction) {
    if (transaction.signals().contains(topic)) {
      return read.apply(transaction.jdbc());
    }
    return fresh().orElseGet(() -> keep(() -> read.apply(transaction.jdbc())));
  }

  private Optional<T> fresh() {
    var known = last;
    var now = clock.instant();
    var usable = known != null && now.isBefore(known.at.plus(LONGEST_AGE)) && !now.isBefore(known.at);
    return usable ? Optional.of(known.value) : Optional.empty();
  }

  private T keep(Supplier<T> reading) {
    long before;
    synchronized (this) {
      before = changes;
    }
    var value = reading.get();
    synchronized (this) {
      // Had it changed while it was being read, what was read might be the old state.
      if (changes == before) {
        last = new Reading<>(value, clock.instant());
      }
    }
    return value;
  }

  private synchronized void forget() {
    changes++;
    last = null;
  }
}
