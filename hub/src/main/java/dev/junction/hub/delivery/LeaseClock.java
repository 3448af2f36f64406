package dev.junction.hub.delivery;

import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by which leases are given and judged. Nodes whose clocks differ would take leases from each other too early, so each
 * corrects its own clock by how far this machine's is from the database's, which they share.
 */
public final class LeaseClock {
  private static final Logger log = LoggerFactory.getLogger(LeaseClock.class);
  private static final String NOW = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

  /** A smaller difference may come from measuring, and is small beside any lease. */
  private static final Duration NEGLIGIBLE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Clock machine;
  private volatile Duration correction = Duration.ZERO;

  /**
   * @param clock   what this node goes by
   * @param machine what is compared with the database
   */
  public LeaseClock(Clock clock, Clock machine) {
    this.clock = clock;
    this.machine = machine;
  }

  Instant instant() {
    return clock.instant().plus(correction);
  }

  long millis() {
    return instant().toEpochMilli();
  }

  /** Compares with the database's clock; SQLite has none of its own, and no second node. */
  void compare(Transaction transaction) throws SQLException {
    if (transaction.dialect() != Dialect.POSTGRESQL) {
      return;
    }
    var asked = machine.instant();
    Instant theirs;
    try (var row = transaction.statement(NOW).executeQuery()) {
      row.next();
      theirs = Instant.ofEpochMilli(row.getLong(1));
    }
    var took = Duration.between(asked, machine.instant());
    var apart = Duration.between(asked.plus(took.dividedBy(2)), theirs);
    var needed = apart.abs().compareTo(NEGLIGIBLE.plus(took)) > 0 ? apart : Duration.ZERO;
    if (correction.isZero() && !needed.isZero()) {
      log.warn("This machine's clock and PostgreSQL's are {} apart; leases go by PostgreSQL's. Set both machines' clocks, for instance by NTP.", apart.abs());
    }
    correction = needed;
  }
}
