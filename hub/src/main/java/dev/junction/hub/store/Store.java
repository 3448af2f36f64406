package dev.junction.hub.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open database. Reads go to a pool; writes go through the {@link Writer}. */
public final class Store implements AutoCloseable {
  private final Dialect dialect;
  private final Pool pool;
  private final Writer writer;
  private final Migrations migrations;
  private final Signals signals;

  private Store(Dialect dialect, Pool pool, int queueLimit) {
    this.dialect = dialect;
    this.pool = pool;
    this.migrations = new Migrations(pool.source(), dialect);
    this.signals = dialect == Dialect.SQLITE ? Signals.withinProcess() : Signals.overPostgres(pool.source());
    this.writer = new Writer(pool, dialect, queueLimit, signals);
  }

  /**
   * Where the database is.
   *
   * @param url        empty for SQLite in the data folder; else {@code jdbc:postgresql://...}
   * @param user       PostgreSQL only
   * @param password   PostgreSQL only
   * @param data       folder of this hub's own files
   * @param queueLimit writes that may wait before callers are told to come back
   */
  public record Place(String url, String user, Optional<dev.junction.hub.spi.Secret> password, Path data, int queueLimit) {
    /** SQLite in {@code data}. */
    public static Place in(Path data) {
      return new Place("", "", Optional.empty(), data, 10_000);
    }

    Dialect dialect() {
      if (url.isBlank()) {
        return Dialect.SQLITE;
      }
      if (url.startsWith("jdbc:postgresql:")) {
        return Dialect.POSTGRESQL;
      }
      throw new StartRefused(
          "store.url: expected nothing (SQLite) or a URL that starts with jdbc:postgresql:, got %s."
              .formatted(url.replaceAll("[?].*", "?...")));
    }
  }

  /**
   * Opens it.
   *
   * @throws StartRefused when it can't be reached, or another process has it open
   */
  public static Store open(Place place) {
    var dialect = place.dialect();
    var pool = dialect == Dialect.SQLITE ? new SqlitePool(place.data()) : new PostgresPool(place);
    return new Store(dialect, pool, place.queueLimit());
  }

  /** Brings the tables of {@code owner} up to date; its SQL lies in the resource folder {@code location}. */
  public void migrate(String owner, String location) {
    migrations.apply(owner, location);
  }

  /**
   * Makes sure that {@code vault} has the key that this store was written with.
   *
   * @throws StartRefused when it has another
   */
  public void prove(Vault vault) {
    migrate("store", "dev/junction/hub/store");
    VaultProof.check(this, vault);
  }

  public Dialect dialect() {
    return dialect;
  }

  public Writer writer() {
    return writer;
  }

  public Signals signals() {
    return signals;
  }

  /** For other libraries that bring their own SQL; on SQLite its transactions begin immediate and wait for each other. */
  public DataSource source() {
    return pool.source();
  }

  /**
   * Reads.
   *
   * @throws StoreUnreadable when the database can't be reached, or not now
   */
  public <R> R read(Function<JdbcClient, R> reading) {
    try {
      return reading.apply(pool.reading());
    } catch (DataAccessResourceFailureException | TransientDataAccessException gone) {
      throw new StoreUnreadable(gone);
    }
  }

  /** The SQL with this database's words put in. */
  public String sql(String shared) {
    return dialect.sql(shared);
  }

  @Override
  public void close() {
    writer.close();
    signals.close();
    pool.close();
  }
}
