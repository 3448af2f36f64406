package dev.junction.hub.delivery;

import dev.junction.hub.ledger.EventRows;
import dev.junction.hub.ledger.Owed;
import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The deliveries that are owed, and who is working on which. All methods run within a transaction of the store's writer.
 *
 * <p>A delivery is worked on only under a lease, named by a token: a node that lost its lease can't end the delivery (ENGINE L4).
 */
public final class DeliveryQueue implements Owed {
  static final String DUE = "deliveries-due";

  private static final int LEAST_LOOK = 64;

  private static final String OWE =
      """
      INSERT INTO deliveries (id, position, event_id, destination, subscription, ordering_key, state, attempts, tries, next_at, replay_of, created_at)
      VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?, ?, ?)
      """;

  private static final String OWE_IN_ORDER =
      """
      INSERT INTO deliveries (id, position, event_id, destination, subscription, ordering_key, state, attempts, tries, next_at, replay_of, created_at, behind)
      VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?, ?, ?, CASE WHEN EXISTS (
        SELECT 1 FROM deliveries earlier
        WHERE earlier.destination = ? AND earlier.ordering_key = ? AND earlier.position < ? AND earlier.state IN ('pending', 'leased'))
        THEN 1 ELSE 0 END)
      """;

  /** One batch for one destination. A waiting head holds back what came later about the same subject (ENGINE L6). */
  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT d.id FROM deliveries d
        WHERE d.destination = ? AND d.state = 'pending' AND d.behind = 0 AND d.next_at <= ?
          AND EXISTS (SELECT 1 FROM destinations x WHERE x.id = d.destination AND x.enabled = 1)
          AND (d.ordering_key IS NULL OR NOT %s)
        ORDER BY d.next_at, d.position LIMIT ? ${skipLocked})
      UPDATE deliveries SET state = 'leased', attempts = attempts + 1, tries = tries + 1, lease_token = ?, lease_until = ?
      WHERE id IN (SELECT id FROM due) RETURNING id
      """
          .formatted(SubjectOrder.heldBack("d"));

  private static final String START =
      "INSERT INTO attempts (delivery, number, node, started_at) SELECT id, attempts, ?, ? FROM deliveries WHERE lease_token = ? AND state = 'leased'";

  private static final String LEASED =
      """
      SELECT d.id AS delivery, d.attempts, d.tries, d.destination, d.ordering_key, e.position, e.id, e.type, e.source, e.site, e.subject,
             e.occurred_at, e.received_at, e.data
      FROM deliveries d JOIN events e ON e.id = d.event_id WHERE d.lease_token = ? AND d.state = 'leased' ORDER BY d.position
      """;

  private static final String RENEW = "UPDATE deliveries SET lease_until = ? WHERE lease_token = ? AND state = 'leased'";

  /** What runs with every claim, or with every event that is owed; a test reads their plans. */
  static final List<String> STATEMENTS = List.of(OWE_IN_ORDER, CLAIM, START, LEASED, RENEW);

  private final Subscriptions subscriptions;
  private final Destinations destinations;
  private final Clock clock;
  private final LeaseClock leases;
  private final IdSource ids;

  public DeliveryQueue(Subscriptions subscriptions, Destinations destinations, Clock clock, LeaseClock leases, IdSource ids) {
    this.subscriptions = subscriptions;
    this.destinations = destinations;
    this.clock = clock;
    this.leases = leases;
    this.ids = ids;
  }

  /**
   * A delivery under lease.
   *
   * @param attempt     number of this attempt, counted from the first
   * @param orderingKey the subject whose deliveries leave in order; empty when order doesn't matter
   * @param tries       attempts since it was last put into the queue, this one included
   * @param token       names the lease
   */
  public record Leased(
      String id, Event event, String destination, Optional<String> orderingKey, int attempt, int tries, String token) {}

  /** What new events owe by subscription. */
  @Override
  public void record(Transaction transaction, List<Event> events) throws SQLException {
    var owe = new ArrayList<Owing>();
    for (var subscription : subscriptions.all(transaction)) {
      for (var event : events) {
        if (subscription.wants(event)) {
          owe.add(new Owing(event, subscription.destination(), Optional.of(subscription.id()), Optional.empty()));
        }
      }
    }
    owe(transaction, owe);
  }

  /**
   * A delivery to be made.
   *
   * @param replayOf id of the delivery that this repeats
   */
  record Owing(Event event, String destination, Optional<String> subscription, Optional<String> replayOf) {}

  /** Puts deliveries into the queue; returns their ids. */
  List<String> owe(Transaction transaction, List<Owing> owing) throws SQLException {
    if (owing.isEmpty()) {
      return List.of();
    }
    var now = clock.millis();
    var made = new ArrayList<String>(owing.size());
    var anyhow = transaction.statement(OWE);
    var inOrder = transaction.statement(OWE_IN_ORDER);
    var ordered = 0;
    for (var one : owing) {
      var key = orderingKey(transaction, one);
      var insert = key.isEmpty() ? anyhow : inOrder;
      var id = ids.next();
      insert.setString(1, id);
      insert.setLong(2, one.event().position());
      insert.setString(3, one.event().id());
      insert.setString(4, one.destination());
      insert.setString(5, one.subscription().orElse(null));
      insert.setString(6, key.orElse(null));
      insert.setLong(7, now);
      insert.setString(8, one.replayOf().orElse(null));
      insert.setLong(9, now);
      if (key.isPresent()) {
        insert.setString(10, one.destination());
        insert.setString(11, key.get());
        insert.setLong(12, one.event().position());
        ordered++;
      }
      insert.addBatch();
      made.add(id);
    }
    if (ordered < made.size()) {
      anyhow.executeBatch();
    }
    if (ordered > 0) {
      LedgerTurn.take(transaction);
      inOrder.executeBatch();
    }
    transaction.signal(DUE);
    return made;
  }

  private Optional<String> orderingKey(Transaction transaction, Owing owing) {
    var standing = destinations.all(transaction).get(owing.destination());
    // A test is tried at once, whatever waits.
    var ordered = standing != null && standing.destination().ordered() && !owing.event().type().equals(DeliveryEvents.TEST);
    return ordered ? owing.event().subject() : Optional.empty();
  }

  /**
   * Leases what is due for one destination and records that each is about to be tried (ENGINE L5).
   *
   * @param most how many at most
   */
  List<Leased> claim(Transaction transaction, String destination, int most, String node, Duration lease)
      throws SQLException {
    var now = clock.instant();
    var standing = destinations.all(transaction).get(destination);
    if (standing != null && standing.destination().ordered()) {
      SubjectOrder.clearTheWay(transaction, destination, now.toEpochMilli(), Math.max(LEAST_LOOK, 4 * most));
    }
    var token = ids.next();
    var claim = transaction.statement(CLAIM);
    claim.setString(1, destination);
    claim.setLong(2, now.toEpochMilli());
    claim.setInt(3, most);
    claim.setString(4, token);
    claim.setLong(5, leases.instant().plus(lease).toEpochMilli());
    try (var rows = claim.executeQuery()) {
      if (!rows.next()) {
        return List.of();
      }
      while (rows.next()) {} // SQLite changes rows as they are read
    }
    return started(transaction, token, node, now);
  }

  /** Leases one delivery whatever its destination's standing; for tests that a person asked for. */
  Optional<Leased> claimOne(Transaction transaction, String delivery, String node, Duration lease) throws SQLException {
    var now = clock.instant();
    var token = ids.next();
    var claim =
        transaction.statement(
            """
            UPDATE deliveries SET state = 'leased', attempts = attempts + 1, tries = tries + 1, lease_token = ?, lease_until = ?
            WHERE id = ? AND state = 'pending'
            """);
    claim.setString(1, token);
    claim.setLong(2, leases.instant().plus(lease).toEpochMilli());
    claim.setString(3, delivery);
    return claim.executeUpdate() == 0
        ? Optional.empty()
        : started(transaction, token, node, now).stream().findFirst();
  }

  private static List<Leased> started(Transaction transaction, String token, String node, Instant now)
      throws SQLException {
    var start = transaction.statement(START);
    start.setString(1, node);
    start.setLong(2, now.toEpochMilli());
    start.setString(3, token);
    start.executeUpdate();
    var leased = new ArrayList<Leased>();
    var select = transaction.statement(LEASED);
    select.setString(1, token);
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        leased.add(leased(rows, token));
      }
    }
    return leased;
  }

  static Leased leased(ResultSet row, String token) throws SQLException {
    return new Leased(
        row.getString("delivery"),
        EventRows.read(row, 0),
        row.getString("destination"),
        Optional.ofNullable(row.getString("ordering_key")),
        row.getInt("attempts"),
        row.getInt("tries"),
        token);
  }

  /** Lengthens the leases that this node still works under to {@code lease} from now. */
  void renew(Transaction transaction, List<String> tokens, Duration lease) throws SQLException {
    if (tokens.isEmpty()) {
      return;
    }
    var renew = transaction.statement(RENEW);
    var until = leases.instant().plus(lease).toEpochMilli();
    for (var token : tokens) {
      renew.setLong(1, until);
      renew.setString(2, token);
      renew.addBatch();
    }
    renew.executeBatch();
  }
}
