package dev.junction.hub.store;

import dev.junction.hub.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** A fresh database with a data folder; it goes away, with whatever was opened on it, when the test ends. */
public final class TestStore implements AutoCloseable {
  private static final int QUEUE = 10_000;

  private final Dialect dialect;
  private final Path folder;
  private final Optional<PostgresDatabase> database;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private TestStore(Dialect dialect, Path folder, Optional<PostgresDatabase> database) {
    this.dialect = dialect;
    this.folder = folder;
    this.database = database;
  }

  /** A new one; the caller closes it, unless a test gets it as a parameter. */
  public static TestStore fresh(Dialect dialect) {
    try {
      var database = dialect == Dialect.POSTGRESQL ? Optional.of(PostgresDatabase.create()) : Optional.<PostgresDatabase>empty();
      return new TestStore(dialect, Files.createTempDirectory("junction-store"), database);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Dialect dialect() {
    return dialect;
  }

  /** The hub's own folder; on SQLite the database lies in it. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The PostgreSQL database. */
  public PostgresDatabase database() {
    return database.orElseThrow();
  }

  /** Where it is; the same at every call. */
  public Store.Place place() {
    return place(QUEUE);
  }

  /** The same with a queue of {@code queueLimit} writes. */
  public Store.Place place(int queueLimit) {
    return database
        .map(one -> new Store.Place(one.url(), PostgresDatabase.USER, Optional.<Secret>empty(), data(), queueLimit))
        .orElseGet(() -> new Store.Place("", "", Optional.empty(), data(), queueLimit));
  }

  /** Opens the store; on PostgreSQL each call opens another node's view of the same database. */
  public Store open() {
    return open(place());
  }

  /** Opens the store as {@code place} says. */
  public Store open(Store.Place place) {
    return closing(Store.open(place));
  }

  /** Closes {@code what} when the test ends, before what was opened earlier. */
  public <C extends AutoCloseable> C closing(C what) {
    opened.push(what);
    return what;
  }

  @Override
  public void close() {
    try {
      while (!opened.isEmpty()) {
        close(opened.pop());
      }
    } finally {
      database.ifPresent(PostgresDatabase::drop);
      FileSystemUtils.deleteRecursively(folder.toFile());
    }
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception failed) {
      throw new IllegalStateException("Closing %s after the test failed".formatted(one), failed);
    }
  }
}
