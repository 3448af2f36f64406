package dev.junction.hub.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;

/**
 * Lets all who write to SQLite's one file have their turn. Left alone, SQLite looks for a free moment at ever longer intervals, so
 * that who writes all the time, as the group-commit writer does under load, keeps everybody else out until they give up.
 */
final class Turns {
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long ROOM = TimeUnit.MILLISECONDS.toNanos(3);

  private final Duration patience;
  private volatile long lastKeptOut = System.nanoTime() - ROOM;

  /** @param patience how long anybody waits before it fails with "database is locked" */
  Turns(Duration patience) {
    this.patience = patience;
  }

  /** Makes a connection wait for its turn. */
  SQLiteConnection waiting(SQLiteConnection connection) throws SQLException {
    BusyHandler.setHandler(connection, new Waiting());
    return connection;
  }

  private final class Waiting extends BusyHandler {
    private long since;

    @Override
    protected int callback(int looksBefore) {
      var now = System.nanoTime();
      if (looksBefore == 0) {
        since = now;
      }
      lastKeptOut = now;
      LockSupport.parkNanos(LOOK_AGAIN);
      return now - since < patience.toNanos() ? 1 : 0;
    }
  }

  /** For who writes all the time: pauses for a moment, before a transaction, when somebody was kept out just now. */
  void leaveRoom() {
    if (System.nanoTime() - lastKeptOut < ROOM) {
      LockSupport.parkNanos(ROOM);
    }
  }
}
