package dev.junction.hub.ledger;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Tells new drafts from repetitions (ENGINE L3). */
interface Repetitions {
  /** PostgreSQL, which several nodes share, asks the table each time; SQLite, which one process has, keeps the newest keys in mind. */
  static Repetitions in(Store store) {
    return store.dialect() == Dialect.SQLITE ? new RecentKeys(store) : new KeyTable(store);
  }

  /** One answer per draft: its own id, or that of the event which it repeats. */
  List<Recorded> mark(Transaction transaction, List<EventDraft> drafts, List<String> ids, Instant now) throws SQLException;

  /** How often an event's delivery came, the first time included. */
  int timesSeen(String eventId);

  /**
   * Puts keys where they stay; called a few times per second.
   *
   * @param recorded events recorded since the last call, by which it keeps up
   */
  void settle(long recorded) throws StoreException;
}
