package dev.junction.hub.ledger;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code once}: how repetitions are recognised for as long as their keys last. */
final class KeyTable implements Repetitions {
  static final String CLAIM =
      """
      INSERT INTO once (source, key, event_id, expires_at, seen) VALUES (?, ?, ?, ?, 1)
      ON CONFLICT (source, key) DO UPDATE SET event_id = excluded.event_id, expires_at = excluded.expires_at, seen = 1
      WHERE once.expires_at <= ?
      """;
  private static final String SEEN = "UPDATE once SET seen = seen + 1 WHERE source = ? AND key = ? AND expires_at > ? RETURNING event_id";

  private final Store store;

  KeyTable(Store store) {
    this.store = store;
  }

  @Override
  public List<Recorded> mark(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now) throws SQLException {
    var claimed = claim(transaction, drafts, ids, now);
    var answers = new ArrayList<Recorded>(drafts.size());
    var next = 0;
    for (int i = 0; i < drafts.size(); i++) {
      var draft = drafts.get(i);
      var repeats = draft.once().isPresent() && claimed[next++] == 0;
      answers.add(repeats ? new Recorded(seenAgain(transaction, draft.source(), draft.once().get().key(), now).orElseThrow(), true) : new Recorded(ids.get(i), false));
    }
    return answers;
  }

  private static int[] claim(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now) throws SQLException {
    var claim = transaction.statement(CLAIM);
    var any = false;
    for (int i = 0; i < drafts.size(); i++) {
      var once = drafts.get(i).once();
      if (once.isPresent()) {
        any = true;
        claim.setString(1, drafts.get(i).source());
        claim.setString(2, once.get().key());
        claim.setString(3, ids.get(i));
        claim.setLong(4, now.plus(once.get().window()).toEpochMilli());
        claim.setLong(5, now.toEpochMilli());
        claim.addBatch();
      }
    }
    return any ? claim.executeBatch() : new int[0];
  }

  /** Counts a repetition; returns the id of the event that came first, or nothing if the key isn't known or has expired. */
  static Optional<String> seenAgain(Transaction transaction, String source, String key, Instant now) throws SQLException {
    var seen = transaction.statement(SEEN);
    seen.setString(1, source);
    seen.setString(2, key);
    seen.setLong(3, now.toEpochMilli());
    try (var row = seen.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  @Override
  public int timesSeen(String eventId) {
    return store.read(
        jdbc ->
            jdbc.sql("SELECT o.seen FROM events e JOIN once o ON o.source = e.source AND o.key = e.once_key AND o.event_id = e.id WHERE e.id = :id")
                .param("id", eventId)
                .query(Integer.class)
                .optional()
                .orElse(1));
  }

  /** They are where they stay already. */
  @Override
  public void settle(long recorded) {}
}
