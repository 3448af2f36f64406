package dev.junction.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections to one of the two databases. */
sealed interface Pool extends AutoCloseable permits SqlitePool, PostgresPool {
  /** A connection for the {@link Writer}. */
  Connection writing() throws SQLException;

  /** Called before each of the writer's transactions: lets in whoever else was kept from writing. */
  default void leaveRoom() {}

  /** Begins a transaction on it that is sure of writing. */
  void begin(Transaction transaction) throws SQLException;

  void commit(Transaction transaction) throws SQLException;

  void rollBack(Transaction transaction) throws SQLException;

  JdbcClient reading();

  DataSource source();

  @Override
  void close();
}
