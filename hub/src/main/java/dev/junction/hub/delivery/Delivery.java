package dev.junction.hub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is, or was, owed to a destination.
 *
 * @param state    pending, leased, delivered, dead or dropped
 * @param attempts made so far
 * @param nextAt   when it is tried next, while pending
 * @param reason   why it waits or ended
 * @param replayOf the delivery that it repeats
 */
public record Delivery(
    String id,
    String eventId,
    String eventType,
    Optional<String> subject,
    String destination,
    String state,
    int attempts,
    Instant nextAt,
    Optional<String> reason,
    Optional<String> replayOf,
    Instant createdAt,
    Optional<Instant> endedAt) {

  static final String SELECT =
      """
      SELECT d.id, d.event_id, e.type, e.subject, d.destination, d.state, d.attempts, d.next_at, d.reason, d.replay_of,
             d.created_at, d.ended_at
      FROM deliveries d JOIN events e ON e.id = d.event_id
      """;

  static Delivery read(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("event_id"),
        row.getString("type"),
        Optional.ofNullable(row.getString("subject")),
        row.getString("destination"),
        row.getString("state"),
        row.getInt("attempts"),
        Times.instant(row, "next_at"),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("replay_of")),
        Times.instant(row, "created_at"),
        Times.optional(row, "ended_at"));
  }
}
