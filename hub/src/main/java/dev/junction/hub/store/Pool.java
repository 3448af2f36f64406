package dev.junction.hub.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections to one of the two databases. */
sealed interface Pool extends Writer.Connections, AutoCloseable permits SqlitePool, PostgresPool {
  JdbcClient reading();

  DataSource source();

  @Override
  void close();
}
