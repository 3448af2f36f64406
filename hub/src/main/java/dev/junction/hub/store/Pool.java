package dev.junction.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections to one of the two databases. */
sealed interface Pool extends AutoCloseable permits SqlitePool, PostgresPool {
  /** A connection for the {@link Writer}, auto-commit off. */
  Connection writing() throws SQLException;

  JdbcClient reading();

  DataSource source();

  @Override
  void close();
}
