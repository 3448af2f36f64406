package dev.junction.hub.ledger;

import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Copies keys from {@code once_recent} into {@code once}: many at once and in the table's order, so that a page that is written takes
 * several. In slices, between which others write. A round that a crash interrupts begins anew; copying twice changes nothing.
 */
final class KeyRound {
  private static final int WORTH_A_ROUND = 5_000;
  private static final int LARGEST = 50_000;
  private static final int SLICE = 500;
  private static final int LARGEST_SLICE = 5_000;

  private static final String NEXT =
      "SELECT n, source, key FROM once_recent ORDER BY n LIMIT :count";

  /** A later row with the same key is there because the earlier one had expired. */
  private static final String COPY =
      """
      INSERT INTO once (source, key, event_id, expires_at, seen)
      SELECT source, key, event_id, expires_at, seen FROM once_recent WHERE n = ?
      ON CONFLICT (source, key) DO UPDATE SET event_id = excluded.event_id, expires_at = excluded.expires_at,
        seen = CASE WHEN once.event_id = excluded.event_id THEN max(once.seen, excluded.seen) ELSE excluded.seen END
      WHERE excluded.expires_at >= once.expires_at
      """;

  private final Store store;
  private final LongConsumer copied;
  private List<Row> rows = List.of();
  private int next;
  private long upTo;
  private boolean clearing;

  private record Row(long n, String source, String key) {}

  /** @param copied told up to which number keys are in the table */
  KeyRound(Store store, LongConsumer copied) {
    this.store = store;
    this.copied = copied;
  }

  /**
   * One slice, and more when the store is quiet.
   *
   * @param recent   keys that wait
   * @param recorded events recorded since the last call
   */
  void goOn(int recent, long recorded) throws StoreException {
    if (rows.isEmpty() && !clearing) {
      if (recent < WORTH_A_ROUND) {
        return;
      }
      begin();
    }
    var quiet = recorded <= TextIndex.QUIET;
    // A quarter more than came in, so that it catches up.
    var size = (int) Math.clamp(recorded + recorded / 4, SLICE, LARGEST_SLICE);
    do {
      step(size);
    } while (quiet && (!rows.isEmpty() || clearing));
  }

  private void begin() {
    var found =
        store.read(
            jdbc ->
                jdbc.sql(NEXT)
                    .param("count", LARGEST)
                    .query((row, number) -> new Row(row.getLong(1), row.getString(2), row.getString(3)))
                    .list());
    upTo = found.stream().mapToLong(Row::n).max().orElse(0);
    rows = new ArrayList<>(found);
    rows.sort(Comparator.comparing(Row::source).thenComparing(Row::key).thenComparing(Row::n));
    next = 0;
  }

  private void step(int size) throws StoreException {
    if (clearing) {
      clearing = store.writer().write(transaction -> clear(transaction, size)) > 0;
      return;
    }
    var slice = rows.subList(next, Math.min(next + size, rows.size()));
    store.writer().write(transaction -> copy(transaction, slice));
    next += slice.size();
    if (next == rows.size()) {
      rows = List.of();
      copied.accept(upTo);
      clearing = true;
    }
  }

  private static int copy(Transaction transaction, List<Row> slice) throws SQLException {
    var copy = transaction.statement(COPY);
    for (var row : slice) {
      copy.setLong(1, row.n());
      copy.addBatch();
    }
    copy.executeBatch();
    return slice.size();
  }

  private int clear(Transaction transaction, int size) throws SQLException {
    var clear = transaction.statement("DELETE FROM once_recent WHERE n IN (SELECT n FROM once_recent WHERE n <= ? ORDER BY n LIMIT ?)");
    clear.setLong(1, upTo);
    clear.setInt(2, size);
    return clear.executeUpdate();
  }
}
