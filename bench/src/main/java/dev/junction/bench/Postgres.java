package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL that somebody else runs; each measurement gets a database of its own.
 *
 * @param url  jdbc:postgresql://HOST:PORT/DATABASE
 * @param user may create databases
 */
record Postgres(String url, String user, String password) {
  /** From PG_URL, PG_USER and PG_PASSWORD. */
  static Optional<Postgres> from(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PG_URL"))
        .filter(url -> !url.isBlank())
        .map(url -> new Postgres(url, environment.getOrDefault("PG_USER", ""), environment.getOrDefault("PG_PASSWORD", "")));
  }

  static Postgres required() {
    return from(System.getenv())
        .orElseThrow(() -> new Refused("skipped: no PostgreSQL is given. Set PG_URL (jdbc:postgresql://HOST:PORT/DATABASE), PG_USER and PG_PASSWORD."));
  }

  /** A database that is dropped when closed. */
  final class Database implements AutoCloseable {
    private final String name = "junction_bench_" + Long.toHexString(System.nanoTime());

    private Database() throws SQLException {
      execute("CREATE DATABASE " + name);
    }

    String url() {
      return url.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name);
    }

    String user() {
      return user;
    }

    String password() {
      return password;
    }

    @Override
    public void close() throws SQLException {
      execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  Database fresh() throws SQLException {
    return new Database();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String toString() {
    return "Postgres[" + url + "]";
  }
}
