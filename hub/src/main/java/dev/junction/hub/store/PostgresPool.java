package dev.junction.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.junction.hub.spi.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections to PostgreSQL, which several nodes may share. */
final class PostgresPool implements Pool {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private final HikariDataSource pool;

  PostgresPool(Store.Place place) {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(place.url());
    config.setUsername(place.user());
    place.password().map(Secret::reveal).ifPresent(config::setPassword);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.addDataSourceProperty("ApplicationName", "junction");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The server's details name the values of the row that it refused.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      pool = new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException failed) {
      throw new StartRefused(
          "Connecting to PostgreSQL at %s as %s failed: %s. Check store.url, store.user and store.password."
              .formatted(place.url().replaceAll("[?].*", ""), place.user(), failed.getCause().getMessage()),
          failed);
    }
  }

  @Override
  public Connection writing() throws SQLException {
    var connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public void begin(Transaction transaction) {
    // Begins with the first statement, since auto-commit is off.
  }

  @Override
  public void commit(Transaction transaction) throws SQLException {
    transaction.connection().commit();
  }

  @Override
  public void rollBack(Transaction transaction) throws SQLException {
    transaction.connection().rollback();
  }

  @Override
  public JdbcClient reading() {
    return JdbcClient.create(pool);
  }

  @Override
  public DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
