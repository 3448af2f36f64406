package dev.junction.hub.delivery;

import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;

/**
 * The one order in which nodes lock rows: the ledger's head before any row that another node may wait for. Taking in a post begins
 * with the head; whoever may write an event, a destination's standing, or who comes first about a subject, begins with it as well.
 */
final class LedgerTurn {
  private static final String HEAD = "SELECT position FROM ledger_head FOR UPDATE";

  private LedgerTurn() {}

  /** Waits until it is ours, and keeps it until the transaction ends. On SQLite every writing transaction has the whole file. */
  static void take(Transaction transaction) throws SQLException {
    if (transaction.dialect() == Dialect.POSTGRESQL) {
      transaction.statement(HEAD).executeQuery().close();
    }
  }
}
