package dev.junction.hub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to bring a delivery.
 *
 * @param number   counted from 1
 * @param node     which hub tried
 * @param outcome  delivered, failed, rejected, stopped or unknown; empty while under way
 * @param status   the protocol's status, 0 when there was none
 * @param response the first 2 KiB of what the other side answered
 */
public record Attempt(
    int number,
    String node,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Optional<String> outcome,
    int status,
    Optional<String> reason,
    Optional<String> response) {

  public Optional<Duration> took() {
    return finishedAt.map(finished -> Duration.between(startedAt, finished));
  }

  static Attempt read(ResultSet row, int index) throws SQLException {
    return new Attempt(
        row.getInt("number"),
        row.getString("node"),
        Times.instant(row, "started_at"),
        Times.optional(row, "finished_at"),
        Optional.ofNullable(row.getString("outcome")),
        row.getInt("status"),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("response")));
  }
}
