package dev.junction.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MySQLJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** db-scheduler, set up for throughput as its documentation advises. */
final class JobLibrary {
  private static final int THREADS = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TABLE =
      """
      CREATE TABLE scheduled_tasks (
        task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data %s, execution_time TIMESTAMP%s NOT NULL, picked BOOLEAN NOT NULL,
        picked_by TEXT, last_success TIMESTAMP%2$s, last_failure TIMESTAMP%2$s, consecutive_failures INT, last_heartbeat TIMESTAMP%2$s,
        version BIGINT NOT NULL, priority SMALLINT, PRIMARY KEY (task_name, task_instance));
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private JobLibrary() {}

  /** Tasks per second. */
  static double on(Postgres postgres, int count) throws SQLException, IOException, InterruptedException {
    try (var database = postgres.fresh()) {
      var config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setUsername(database.user());
      config.setPassword(database.password());
      config.setMaximumPoolSize(THREADS + 2);
      try (var pool = new HikariDataSource(config)) {
        create(pool, TABLE.formatted("BYTEA", " WITH TIME ZONE"));
        return rate(pool, count, true);
      }
    }
  }

  /** Tasks per second. It has no SQL of its own for SQLite; what it has for MySQL limits a query in the same words. */
  static double onSqlite(Path folder, int count) throws SQLException, IOException, InterruptedException {
    var settings = new SQLiteConfig();
    settings.setBusyTimeout(10_000);
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    var source = new SQLiteDataSource(settings);
    source.setUrl("jdbc:sqlite:" + folder.resolve("jobs.db"));
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(4);
    try (var pool = new HikariDataSource(config)) {
      create(pool, TABLE.formatted("BLOB", ""));
      return rate(pool, count, false);
    }
  }

  private static void create(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      for (var one : sql.split(";\n")) {
        statement.execute(one);
      }
    }
  }

  private static double rate(DataSource source, int count, boolean postgres) throws IOException, InterruptedException {
    var done = new AtomicInteger();
    var task = Tasks.oneTime("nothing", Void.class).execute((instance, context) -> done.incrementAndGet());
    var builder = Scheduler.create(source, task).threads(THREADS).pollingInterval(Duration.ofMillis(200)).schedulerName(() -> "bench");
    if (postgres) {
      builder.pollUsingLockAndFetch(0.5, 4.0);
    } else {
      builder.pollUsingFetchAndLockOnExecute(0.5, 4.0).jdbcCustomization(new MySQLJdbcCustomization(true));
    }
    var scheduler = builder.build();
    var due = Instant.now(Clock.systemUTC());
    for (int i = 0; i < count; i++) {
      scheduler.schedule(task.instance(String.valueOf(i)), due);
    }
    var started = System.nanoTime();
    scheduler.start();
    try {
      Await.until(PATIENCE, "db-scheduler has executed %d tasks".formatted(count), () -> done.get() >= count);
      return count / ((System.nanoTime() - started) / 1e9);
    } finally {
      scheduler.stop();
    }
  }
}
