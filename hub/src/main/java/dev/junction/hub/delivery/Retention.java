package dev.junction.hub.delivery;

import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import dev.junction.hub.store.Uuid7;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes old events whose deliveries have all ended (ENGINE L9). A dead letter has not ended as long as nobody has retried or
 * dropped it. The keys by which repetitions are recognised stay until they expire by themselves.
 */
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int STEP = 500;
  private static final Duration LOOKED_AGAIN_AFTER = Duration.ofDays(1);

  static final String NEWEST_OLD = "SELECT position FROM events WHERE id < :cutoff ORDER BY id DESC LIMIT 1";
  static final String OLD =
      """
      SELECT e.position, e.id FROM events e
      WHERE e.position > :after AND e.position <= :last AND e.id < :cutoff AND NOT EXISTS (
        SELECT 1 FROM deliveries d WHERE d.event_id = e.id AND d.state IN ('pending', 'leased', 'dead'))
      ORDER BY e.position LIMIT :step
      """;
  static final String EXPIRED = "SELECT source, key FROM once WHERE expires_at < :now LIMIT :step";

  private final Store store;
  private final Duration keep;
  private final Clock clock;
  private long lookedAt;
  private Instant begun = Instant.MIN;

  /** @param keep how long events are kept */
  public Retention(Store store, Duration keep, Clock clock) {
    this.store = store;
    this.keep = keep;
    this.clock = clock;
  }

  private record Old(long position, String id) {}

  private record Key(String source, String key) {}

  /**
   * Removes what is due, in small transactions; returns how many events. What it had to keep for its deliveries is looked at again
   * once a day, not each time.
   */
  public synchronized int run() throws StoreException {
    var now = clock.instant();
    if (now.isBefore(begun) || !now.isBefore(begun.plus(LOOKED_AGAIN_AFTER))) {
      begun = now;
      lookedAt = 0;
    }
    var removed = removeUpTo(Uuid7.floor(now.minus(keep)));
    forgetKeys();
    if (removed > 0) {
      log.info("Removed {} events older than {}.", removed, keep);
    }
    return removed;
  }

  private int removeUpTo(String cutoff) throws StoreException {
    var last = newestOld(cutoff);
    var removed = 0;
    for (var old = next(cutoff, last); !old.isEmpty(); old = next(cutoff, last)) {
      var batch = old;
      removed += store.writer().write(transaction -> remove(transaction, batch));
      lookedAt = batch.getLast().position();
    }
    lookedAt = Math.max(lookedAt, last);
    return removed;
  }

  private long newestOld(String cutoff) {
    return store.read(jdbc -> jdbc.sql(NEWEST_OLD).param("cutoff", cutoff).query(Long.class).optional().orElse(0L));
  }

  private List<Old> next(String cutoff, long last) {
    return store.read(
        jdbc ->
            jdbc.sql(OLD)
                .param("cutoff", cutoff)
                .param("after", lookedAt)
                .param("last", last)
                .param("step", STEP)
                .query((row, number) -> new Old(row.getLong(1), row.getString(2)))
                .list());
  }

  private static int remove(Transaction transaction, List<Old> candidates) throws SQLException {
    var old = stillEnded(transaction, candidates);
    for (var sql :
        List.of(
            "DELETE FROM attempts WHERE delivery IN (SELECT id FROM deliveries WHERE event_id = ?)",
            "DELETE FROM deliveries WHERE event_id = ?")) {
      var delete = transaction.statement(sql);
      for (var event : old) {
        delete.setString(1, event.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
    EventLedger.remove(transaction, old.stream().map(Old::position).toList());
    return old.size();
  }

  /** Since they were found, somebody may have replayed one, or put a dead letter into the queue again. */
  private static List<Old> stillEnded(Transaction transaction, List<Old> candidates) throws SQLException {
    var open =
        transaction.statement("SELECT 1 FROM deliveries WHERE event_id = ? AND state IN ('pending', 'leased', 'dead') LIMIT 1");
    var ended = new ArrayList<Old>(candidates.size());
    for (var candidate : candidates) {
      open.setString(1, candidate.id());
      try (var row = open.executeQuery()) {
        if (!row.next()) {
          ended.add(candidate);
        }
      }
    }
    return ended;
  }

  /** Found by reading, removed by key: looking for them must not hold the writer. */
  private void forgetKeys() throws StoreException {
    for (var expired = expired(); !expired.isEmpty(); expired = expired()) {
      var batch = expired;
      store.writer().write(transaction -> forget(transaction, batch));
    }
  }

  private List<Key> expired() {
    return store.read(
        jdbc ->
            jdbc.sql(EXPIRED)
                .param("now", clock.millis())
                .param("step", STEP)
                .query((row, number) -> new Key(row.getString(1), row.getString(2)))
                .list());
  }

  private int forget(Transaction transaction, List<Key> keys) throws SQLException {
    var delete = transaction.statement("DELETE FROM once WHERE source = ? AND key = ? AND expires_at < ?");
    for (var key : keys) {
      delete.setString(1, key.source());
      delete.setString(2, key.key());
      delete.setLong(3, clock.millis());
      delete.addBatch();
    }
    delete.executeBatch();
    return keys.size();
  }
}
