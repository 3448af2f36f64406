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

  private static final String UNKNOWN =
      """
      UPDATE attempts SET outcome = 'unknown', finished_at = ?, reason = ?
      WHERE outcome IS NULL AND (delivery, number) IN (
        SELECT id, attempts FROM deliveries WHERE state = 'leased' AND lease_until < ?)
      """;

  private static final String USED_UP =
      """
      SELECT d.id AS delivery, d.attempts, d.tries, d.destination, d.lease_token, e.position, e.id, e.type, e.source, e.site,
             e.subject, e.occurred_at, e.received_at, e.data
      FROM deliveries d JOIN events e ON e.id = d.event_id WHERE d.state = 'leased' AND d.lease_until < ? AND d.tries > ?
      """;

  private static final String DEAD =
      "UPDATE deliveries SET state = 'dead', reason = ?, ended_at = ?, lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ?";

  private static final String RETURN =
      """
      UPDATE deliveries SET state = 'pending', next_at = ?, reason = ?, lease_token = NULL, lease_until = NULL
      WHERE state = 'leased' AND lease_until < ?
      """;

  private final EventLedger ledger;
  private final Destinations destinations;
  private final RetrySchedule schedule;
  private final Clock clock;

  public LostLeases(EventLedger ledger, Destinations destinations, RetrySchedule schedule, Clock clock) {
    this.ledger = ledger;
    this.destinations = destinations;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Takes back leases that have run out; returns how many deliveries are tried again. */
  int takeBack(Transaction transaction) throws SQLException {
    return takeBack(transaction, clock.millis());
  }

  /** Takes back every lease, for a store that only one process can have open: whoever held them is gone. */
  int takeBackAll(Transaction transaction) throws SQLException {
    return takeBack(transaction, Long.MAX_VALUE);
  }

  private int takeBack(Transaction transaction, long before) throws SQLException {
    var now = clock.millis();
    var unknown = transaction.statement(UNKNOWN);
    unknown.setLong(1, now);
    unknown.setString(2, GONE);
    unknown.setLong(3, before);
    if (unknown.executeUpdate() > 0) {
      giveUp(transaction, before);
    }
    var back = transaction.statement(RETURN);
    back.setLong(1, now);
    back.setString(2, GONE);
    back.setLong(3, before);
    var count = back.executeUpdate();
    if (count > 0) {
      transaction.signal(DeliveryQueue.DUE);
    }
    return count;
  }

  private void giveUp(Transaction transaction, long before) throws SQLException {
    var alerts = new ArrayList<EventDraft>();
    for (var lost : usedUp(transaction, before)) {
      var reason = "given up after %d tries; the last: %s".formatted(lost.tries(), GONE);
      var end = transaction.statement(DEAD);
      end.setString(1, reason);
      end.setLong(2, clock.millis());
      end.setString(3, lost.id());
      end.setString(4, lost.token());
      if (end.executeUpdate() == 1 && !lost.event().type().equals(DeliveryEvents.DEAD)) {
        alerts.add(DeliveryEvents.dead(lost, destinations.name(transaction, lost.destination()), reason, clock.instant()));
      }
    }
    if (!alerts.isEmpty()) {
      ledger.record(transaction, alerts);
    }
  }

  private List<Leased> usedUp(Transaction transaction, long before) throws SQLException {
    var select = transaction.statement(USED_UP);
    select.setLong(1, before);
    select.setInt(2, schedule.waits().size());
    var lost = new ArrayList<Leased>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        lost.add(DeliveryQueue.leased(rows, rows.getString("lease_token")));
      }
    }
    return lost;
  }
}
