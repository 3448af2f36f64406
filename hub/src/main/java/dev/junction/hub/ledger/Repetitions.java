package dev.junction.hub.ledger;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells new drafts from repetitions (ENGINE L3), by the keys in the table {@code once}. */
final class Repetitions {
  private static final String CLAIM =
      """
      INSERT INTO once (source, key, event_id, expires_at, seen) VALUES (?, ?, ?, ?, 1)
      ON CONFLICT (source, key) DO UPDATE SET event_id = excluded.event_id, expires_at = excluded.expires_at, seen = 1
      WHERE once.expires_at <= ?
      """;
  private static final String SEEN =
      "UPDATE once SET seen = seen + 1 WHERE source = ? AND key = ? RETURNING event_id";

  private Repetitions() {}

  /** One answer per draft: its own id, or that of the event which it repeats. */
  static List<Recorded> mark(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now)
      throws SQLException {
    var claimed = claim(transaction, drafts, ids, now);
    var answers = new ArrayList<Recorded>(drafts.size());
    var next = 0;
    for (int i = 0; i < drafts.size(); i++) {
      var once = drafts.get(i).once();
      var repeats = once.isPresent() && claimed[next++] == 0;
      answers.add(
          repeats ? new Recorded(first(transaction, drafts.get(i)), true) : new Recorded(ids.get(i), false));
    }
    return answers;
  }

  private static int[] claim(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now)
      throws SQLException {
    var claim = transaction.statement(CLAIM);
    var any = false;
    for (int i = 0; i < drafts.size(); i++) {
      var once = drafts.get(i).once();
      if (once.isEmpty()) {
        continue;
      }
      any = true;
      claim.setString(1, drafts.get(i).source());
      claim.setString(2, once.get().key());
      claim.setString(3, ids.get(i));
      claim.setLong(4, now.plus(once.get().window()).toEpochMilli());
      claim.setLong(5, now.toEpochMilli());
      claim.addBatch();
    }
    return any ? claim.executeBatch() : new int[0];
  }

  private static String first(Transaction transaction, EventDraft draft) throws SQLException {
    var seen = transaction.statement(SEEN);
    seen.setString(1, draft.source());
    seen.setString(2, draft.once().orElseThrow().key());
    try (var row = seen.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
