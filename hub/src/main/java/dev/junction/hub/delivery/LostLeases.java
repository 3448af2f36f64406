package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what a node was working on when it went away (ENGINE L4, L5). How such an attempt ended is unknown, so the delivery is
 * tried again at once with the same id, but no more often than the schedule has waits: what brings down whoever tries it must not come
 * back for ever.
 */
public final class LostLeases {
  private static final String GONE = "the node that tried it went away; it may have arrived";

  private static final String ANY = "SELECT 1 FROM deliveries WHERE state = 'leased' AND lease_until < ? LIMIT 1";

  /** Whoever else is busy with one of them, to end it or to take it back as well, keeps it. */
  private static final String LOST =
      """
      SELECT d.id AS delivery, d.attempts, d.tries, d.destination, d.ordering_key, d.lease_token, e.position, e.id, e.type, e.source,
             e.site, e.subject, e.occurred_at, e.received_at, e.data
      FROM deliveries d JOIN events e ON e.id = d.event_id WHERE d.state = 'leased' AND d.lease_until < ? ORDER BY d.position ${skipLocked}
      """;

  private static final String UNKNOWN =
      "UPDATE attempts SET outcome = 'unknown', finished_at = ?, reason = ? WHERE delivery = ? AND number = ? AND outcome IS NULL";

  private static final String DEAD =
      "UPDATE deliveries SET state = 'dead', reason = ?, ended_at = ?, lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ?";

  private static final String RETURN =
      """
      UPDATE deliveries SET state = 'pending', next_at = ?, reason = ?, lease_token = NULL, lease_until = NULL
      WHERE id = ? AND lease_token = ?
      """;

  /** A test reads their plans. */
  static final List<String> STATEMENTS = List.of(ANY, LOST, UNKNOWN, DEAD, RETURN);

  private final EventLedger ledger;
  private final Destinations destinations;
  private final RetrySchedule schedule;
  private final Clock clock;
  private final LeaseClock leases;

  public LostLeases(EventLedger ledger, Destinations destinations, RetrySchedule schedule, Clock clock, LeaseClock leases) {
    this.ledger = ledger;
    this.destinations = destinations;
    this.schedule = schedule;
    this.clock = clock;
    this.leases = leases;
  }

  /** Takes back leases that have run out; returns how many deliveries are tried again. */
  int takeBack(Transaction transaction) throws SQLException {
    leases.compare(transaction);
    return takeBack(transaction, leases.millis());
  }

  /** Takes back every lease, for a store that only one process can have open: whoever held them is gone. */
  int takeBackAll(Transaction transaction) throws SQLException {
    return takeBack(transaction, Long.MAX_VALUE);
  }

  private int takeBack(Transaction transaction, long before) throws SQLException {
    if (!any(transaction, before)) {
      return 0;
    }
    LedgerTurn.take(transaction);
    var lost = lost(transaction, before);
    noteUnknown(transaction, lost);
    var usedUp = lost.stream().filter(one -> one.tries() > schedule.waits().size()).toList();
    giveUp(transaction, usedUp);
    var again = lost.stream().filter(one -> one.tries() <= schedule.waits().size()).toList();
    if (!again.isEmpty()) {
      giveBack(transaction, again);
    }
    return again.size();
  }

  private static boolean any(Transaction transaction, long before) throws SQLException {
    var any = transaction.statement(ANY);
    any.setLong(1, before);
    try (var row = any.executeQuery()) {
      return row.next();
    }
  }

  private static List<Leased> lost(Transaction transaction, long before) throws SQLException {
    var select = transaction.statement(LOST);
    select.setLong(1, before);
    var lost = new ArrayList<Leased>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        lost.add(DeliveryQueue.leased(rows, rows.getString("lease_token")));
      }
    }
    return lost;
  }

  private void noteUnknown(Transaction transaction, List<Leased> lost) throws SQLException {
    var unknown = transaction.statement(UNKNOWN);
    for (var one : lost) {
      unknown.setLong(1, clock.millis());
      unknown.setString(2, GONE);
      unknown.setString(3, one.id());
      unknown.setInt(4, one.attempt());
      unknown.addBatch();
    }
    if (!lost.isEmpty()) {
      unknown.executeBatch();
    }
  }

  private void giveBack(Transaction transaction, List<Leased> again) throws SQLException {
    var back = transaction.statement(RETURN);
    for (var one : again) {
      back.setLong(1, clock.millis());
      back.setString(2, GONE);
      back.setString(3, one.id());
      back.setString(4, one.token());
      back.addBatch();
    }
    back.executeBatch();
    transaction.signal(DeliveryQueue.DUE);
  }

  private void giveUp(Transaction transaction, List<Leased> usedUp) throws SQLException {
    var alerts = new ArrayList<EventDraft>();
    var end = transaction.statement(DEAD);
    for (var lost : usedUp) {
      var reason = "given up after %d tries; the last: %s".formatted(lost.tries(), GONE);
      end.setString(1, reason);
      end.setLong(2, clock.millis());
      end.setString(3, lost.id());
      end.setString(4, lost.token());
      end.executeUpdate();
      if (!lost.event().type().equals(DeliveryEvents.DEAD)) {
        alerts.add(DeliveryEvents.dead(lost, destinations.name(transaction, lost.destination()), reason, clock.instant()));
      }
    }
    SubjectOrder.release(transaction, usedUp);
    if (!alerts.isEmpty()) {
      ledger.record(transaction, alerts);
    }
  }
}
