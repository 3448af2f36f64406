package dev.junction.hub.ledger;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys come in no order, so that each would write a page of its own into {@link KeyTable}. The newest are therefore appended to
 * {@code once_recent} and looked up in memory; {@link KeyRound} moves them on, thousands at once and in order. Only for a store that a
 * single process writes.
 */
final class RecentKeys implements Repetitions {
  /** With so many in memory (some 160 bytes each) a key goes into the table at once. */
  private static final int MOST = 200_000;

  private static final String APPEND = "INSERT INTO once_recent (n, source, key, event_id, expires_at, seen) VALUES (?, ?, ?, ?, ?, 1)";
  private static final String SEEN = "UPDATE once_recent SET seen = seen + 1 WHERE n = ? AND expires_at > ? RETURNING event_id";
  private static final String ALL = "SELECT n, source, key FROM once_recent ORDER BY n";

  private final Store store;
  private final KeyTable table;
  private final KeyRound round;
  private final Map<Key, Long> recent = new ConcurrentHashMap<>();
  private long last;
  private boolean known;

  record Key(String source, String key) {}

  RecentKeys(Store store) {
    this.store = store;
    this.table = new KeyTable(store);
    this.round = new KeyRound(store, this::forget);
  }

  @Override
  public List<Recorded> mark(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now) throws SQLException {
    learn(transaction);
    transaction.ifRolledBack(() -> known = false);
    var marking = new Marking(transaction, now);
    var answers = new ArrayList<Recorded>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      answers.add(marking.mark(drafts.get(i), ids.get(i)));
    }
    marking.append();
    return answers;
  }

  /** What memory holds is what the table holds; after a transaction that failed nobody can be sure. */
  private void learn(Transaction transaction) throws SQLException {
    if (known) {
      return;
    }
    recent.clear();
    try (var rows = transaction.statement(ALL).executeQuery()) {
      while (rows.next()) {
        last = rows.getLong(1);
        recent.put(new Key(rows.getString(2), rows.getString(3)), last);
      }
    }
    known = true;
  }

  /** The drafts of one transaction. */
  private final class Marking {
    private final Transaction transaction;
    private final Instant now;
    private final PreparedStatement append;
    private int waiting;

    Marking(Transaction transaction, Instant now) throws SQLException {
      this.transaction = transaction;
      this.now = now;
      this.append = transaction.statement(APPEND);
    }

    Recorded mark(EventDraft draft, String id) throws SQLException {
      if (draft.once().isEmpty()) {
        return new Recorded(id, false);
      }
      var once = draft.once().get();
      var key = new Key(draft.source(), once.key());
      var first = first(key);
      if (first.isPresent()) {
        return new Recorded(first.get(), true);
      }
      var expires = now.plus(once.window()).toEpochMilli();
      if (recent.size() < MOST) {
        append(key, id, expires);
      } else {
        claim(key, id, expires);
      }
      return new Recorded(id, false);
    }

    /** The event that came first with this key, which is counted once more. */
    private Optional<String> first(Key key) throws SQLException {
      var n = recent.get(key);
      var recently = n == null ? Optional.<String>empty() : seenAgain(n);
      // Counted in both, since a round that is under way may have copied it already.
      var earlier = KeyTable.seenAgain(transaction, key.source(), key.key(), now);
      return recently.or(() -> earlier);
    }

    private Optional<String> seenAgain(long n) throws SQLException {
      append();
      var seen = transaction.statement(SEEN);
      seen.setLong(1, n);
      seen.setLong(2, now.toEpochMilli());
      try (var row = seen.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }

    private void append(Key key, String id, long expires) throws SQLException {
      append.setLong(1, ++last);
      append.setString(2, key.source());
      append.setString(3, key.key());
      append.setString(4, id);
      append.setLong(5, expires);
      append.addBatch();
      waiting++;
      recent.put(key, last);
    }

    void append() throws SQLException {
      if (waiting > 0) {
        append.executeBatch();
        waiting = 0;
      }
    }

    private void claim(Key key, String id, long expires) throws SQLException {
      recent.remove(key); // expired, or it would have been found
      var claim = transaction.statement(KeyTable.CLAIM);
      claim.setString(1, key.source());
      claim.setString(2, key.key());
      claim.setString(3, id);
      claim.setLong(4, expires);
      claim.setLong(5, now.toEpochMilli());
      claim.executeUpdate();
    }
  }

  private void forget(long upTo) {
    recent.values().removeIf(n -> n <= upTo);
  }

  @Override
  public int timesSeen(String eventId) {
    var recently =
        store.read(
            jdbc ->
                jdbc.sql("SELECT source, once_key FROM events WHERE id = :id AND once_key IS NOT NULL")
                    .param("id", eventId)
                    .query((row, number) -> new Key(row.getString(1), row.getString(2)))
                    .optional()
                    .map(recent::get)
                    .flatMap(n -> jdbc.sql("SELECT seen FROM once_recent WHERE n = :n AND event_id = :id").param("n", n).param("id", eventId).query(Integer.class).optional()));
    return recently.orElseGet(() -> table.timesSeen(eventId));
  }

  @Override
  public void settle(long recorded) throws StoreException {
    round.goOn(recent.size(), recorded);
  }
}
