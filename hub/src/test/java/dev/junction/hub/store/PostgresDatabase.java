package dev.junction.hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own in the one PostgreSQL server of this test run, which starts with the first and stops with the JVM.
 *
 * @param name its name
 * @param port where the server listens, on 127.0.0.1
 */
public record PostgresDatabase(String name, int port) {
  public static final String USER = "postgres";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Starts with the first use. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        // Nothing here proves that PostgreSQL itself keeps its promise, so the tests needn't wait for its disk.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** A new, empty one. */
  public static PostgresDatabase create() {
    var name = "junction_" + NUMBER.incrementAndGet();
    administer("CREATE DATABASE " + name);
    return new PostgresDatabase(name, Server.RUNNING.getPort());
  }

  /** Where connections go. */
  public String url() {
    return urlAt(port);
  }

  /** The same through another port, such as that of a proxy. */
  public String urlAt(int otherPort) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(otherPort, name);
  }

  /** Removes it; connections that are open are cut. */
  public void drop() {
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  /** Runs a statement outside of the database, as the server's owner. */
  public static void administer(String sql) {
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException("Running %s on the test server failed: %s".formatted(sql, failed.getMessage()), failed);
    }
  }
}
