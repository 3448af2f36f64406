package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/**
 * Who comes first about a subject, at a destination with order (ENGINE L6).
 *
 * <p>Of the open deliveries with the same destination and ordering key, those with an earlier one before them are marked as behind,
 * so that a claim need not walk over them for as long as that one waits. The first is never marked: whoever ends a delivery takes the
 * mark off the next. The mark only spares work. Whether a delivery may leave, the claim decides by the rows themselves.
 *
 * <p>Marks are set and taken off under {@link LedgerTurn}, so that nobody marks a delivery as behind one that is just ending.
 */
final class SubjectOrder {
  private static final String RELEASE =
      """
      UPDATE deliveries SET behind = 0 WHERE behind = 1 AND id = (
        SELECT d.id FROM deliveries d
        WHERE d.destination = ? AND d.ordering_key = ? AND d.state IN ('pending', 'leased') ORDER BY d.position LIMIT 1)
      """;

  /** Unmarked although held back: dead letters that were sent again, and what a replay has overtaken. */
  private static final String OVERTAKEN =
      """
      SELECT looked.id FROM (
        SELECT id, destination, ordering_key, position FROM deliveries
        WHERE destination = ? AND state = 'pending' AND behind = 0 AND next_at <= ? ORDER BY next_at, position LIMIT ?) looked
      WHERE looked.ordering_key IS NOT NULL AND %s"""
          .formatted(heldBack("looked"));

  private static final String MARK = "UPDATE deliveries SET behind = 1 WHERE id IN (%s)".formatted(OVERTAKEN);

  private static final String RELEASE_ALL =
      "UPDATE deliveries AS d SET behind = 0 WHERE d.state = 'pending' AND d.behind = 1 AND NOT " + heldBack("d");

  /** What runs with claims and outcomes; a test reads their plans. */
  static final List<String> STATEMENTS = List.of(RELEASE, OVERTAKEN, MARK);

  private SubjectOrder() {}

  /** SQL for whether an earlier delivery about the same subject is open as the one in {@code row}. */
  static String heldBack(String row) {
    return """
        EXISTS (
          SELECT 1 FROM deliveries earlier
          WHERE earlier.destination = %1$s.destination AND earlier.ordering_key = %1$s.ordering_key
            AND earlier.position < %1$s.position AND earlier.state IN ('pending', 'leased'))
        """
        .formatted(row)
        .strip();
  }

  /** Lets the next leave where one of these has ended. Needs {@link LedgerTurn}. */
  static void release(Transaction transaction, List<Leased> ended) throws SQLException {
    var release = transaction.statement(RELEASE);
    var any = false;
    for (var one : ended) {
      if (one.orderingKey().isPresent()) {
        release.setString(1, one.destination());
        release.setString(2, one.orderingKey().get());
        release.addBatch();
        any = true;
      }
    }
    if (any) {
      release.executeBatch();
      transaction.signal(DeliveryQueue.DUE);
    }
  }

  /**
   * Marks what would be in the way of a claim. Each delivery is marked once, so what it costs over time doesn't grow with the number
   * of claims.
   *
   * @param now  milliseconds since 1970
   * @param look how many due deliveries the claim may look at
   */
  static void clearTheWay(Transaction transaction, String destination, long now, int look) throws SQLException {
    var marked = look;
    while (marked * 2 > look && anyOvertaken(transaction, destination, now, look)) {
      LedgerTurn.take(transaction);
      var mark = transaction.statement(MARK);
      mark.setString(1, destination);
      mark.setLong(2, now);
      mark.setInt(3, look);
      marked = mark.executeUpdate();
    }
  }

  private static boolean anyOvertaken(Transaction transaction, String destination, long now, int look) throws SQLException {
    var overtaken = transaction.statement(OVERTAKEN);
    overtaken.setString(1, destination);
    overtaken.setLong(2, now);
    overtaken.setInt(3, look);
    try (var rows = overtaken.executeQuery()) {
      return rows.next();
    }
  }

  /** Takes marks off that nobody would take off: a node of a release that didn't know them may have worked beside ours. */
  static int releaseAll(Transaction transaction) throws SQLException {
    LedgerTurn.take(transaction);
    return transaction.statement(RELEASE_ALL).executeUpdate();
  }
}
