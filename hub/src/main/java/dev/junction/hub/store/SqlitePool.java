package dev.junction.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * One file, written by one process. Every connection that may write begins its transactions immediate and waits for the others, so
 * that none fails half-way with "database is locked".
 */
final class SqlitePool implements Pool {
  private static final String FILE = "junction.db";
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final int READERS = 8;
  private static final int WRITERS_OF_OTHERS = 4;

  private final FileChannel lockFile;
  private final FileLock lock;
  private final Turns turns = new Turns(BUSY);
  private final SQLiteDataSource bare;
  private final HikariDataSource shared;
  private final HikariDataSource readers;

  SqlitePool(Path data) {
    try {
      OwnFolder.create(data);
      lockFile = FileChannel.open(data.resolve("junction.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = only(data, lockFile);
    } catch (IOException failed) {
      throw new StartRefused("Opening the data folder %s failed: %s.".formatted(data.toAbsolutePath(), failed), failed);
    }
    var url = "jdbc:sqlite:" + data.resolve(FILE);
    bare = source(url, false);
    shared = opened(data);
    readers = pool("store-readers", source(url, true), READERS, true);
  }

  private static FileLock only(Path data, FileChannel file) throws IOException {
    FileLock held;
    try {
      held = file.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      held = null;
    }
    if (held == null) {
      file.close();
      throw new StartRefused(
          "Another Junction has %s open. Stop it, or give this one its own folder (hub.data); several nodes on one store need PostgreSQL (store.url)."
              .formatted(data.toAbsolutePath()));
    }
    return held;
  }

  /** The file and its journal mode must exist before a read-only connection opens it. */
  private HikariDataSource opened(Path data) {
    try {
      return pool("store", takingTurns("jdbc:sqlite:" + data.resolve(FILE)), WRITERS_OF_OTHERS, false);
    } catch (HikariPool.PoolInitializationException failed) {
      try {
        lockFile.close();
      } catch (IOException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw new StartRefused("Opening %s failed: %s.".formatted(data.resolve(FILE), failed.getCause().getMessage()), failed);
    }
  }

  private static SQLiteDataSource source(String url, boolean readOnly) {
    var source = new SQLiteDataSource(configuration(readOnly));
    source.setUrl(url);
    return source;
  }

  private SQLiteDataSource takingTurns(String url) {
    var source =
        new SQLiteDataSource(configuration(false)) {
          @Override
          public SQLiteConnection getConnection(String user, String password) throws SQLException {
            return turns.waiting(super.getConnection(user, password));
          }
        };
    source.setUrl(url);
    return source;
  }

  private static SQLiteConfig configuration(boolean readOnly) {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) BUSY.toMillis());
    config.setCacheSize(-16_000);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    return config;
  }

  private static HikariDataSource pool(String name, SQLiteDataSource source, int size, boolean readOnly) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setReadOnly(readOnly);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY.toMillis());
    return new HikariDataSource(config);
  }

  @Override
  public Connection writing() throws SQLException {
    return bare.getConnection();
  }

  @Override
  public void leaveRoom() {
    turns.leaveRoom();
  }

  /** By hand: the driver's own transactions begin anew with every commit, and would keep the file locked between two groups. */
  @Override
  public void begin(Transaction transaction) throws SQLException {
    transaction.statement("BEGIN IMMEDIATE").execute();
  }

  @Override
  public void commit(Transaction transaction) throws SQLException {
    transaction.statement("COMMIT").execute();
  }

  @Override
  public void rollBack(Transaction transaction) throws SQLException {
    transaction.statement("ROLLBACK").execute();
  }

  @Override
  public JdbcClient reading() {
    return JdbcClient.create(readers);
  }

  @Override
  public DataSource source() {
    return shared;
  }

  @Override
  public void close() {
    readers.close();
    shared.close();
    try {
      if (lock.isValid()) {
        lock.release();
      }
      lockFile.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
