package dev.junction.hub.ledger;

import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.util.List;

/** Writes down what new events owe to the outside, in the transaction that writes the events (ENGINE L1). */
@FunctionalInterface
public interface Owed {
  void record(Transaction transaction, List<Event> events) throws SQLException;
}
