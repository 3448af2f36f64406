package dev.junction.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other parts, on every node, that something was committed: deliveries are due, subscriptions have changed. A signal may
 * get lost (a connection breaks), so whoever listens also looks by itself now and then.
 */
public final class Signals implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Signals.class);
  private static final String CHANNEL = "junction";
  private static final int WAIT_MILLIS = 500;
  private static final long BACKOFF_SECONDS = 2;

  private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Signals(DataSource shared) {
    thread = shared == null ? null : Thread.ofPlatform().daemon().name("store-signals").start(() -> listen(shared));
  }

  static Signals withinProcess() {
    return new Signals(null);
  }

  static Signals overPostgres(DataSource source) {
    return new Signals(source);
  }

  /** Runs {@code action} after every commit that signalled {@code topic}. It must return at once. */
  public void on(String topic, Runnable action) {
    listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(action);
  }

  void fire(Collection<String> topics) {
    for (var topic : topics) {
      listeners.getOrDefault(topic, List.of()).forEach(action -> tell(topic, action));
    }
  }

  private static void tell(String topic, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException fault) {
      log.error("Telling a listener about {} failed; it will find out by looking.", topic, fault);
    }
  }

  /** Sends the topics to the other nodes when the transaction commits. */
  static void announce(Transaction transaction, Collection<String> topics) throws SQLException {
    if (transaction.dialect() == Dialect.POSTGRESQL) {
      var notify = transaction.statement("SELECT pg_notify('" + CHANNEL + "', ?)");
      for (var topic : topics) {
        notify.setString(1, topic);
        notify.execute();
      }
    }
  }

  private void listen(DataSource source) {
    while (closing.getCount() > 0) {
      try (var connection = source.getConnection()) {
        receive(connection);
      } catch (SQLException broken) {
        log.warn("Listening for other nodes broke off ({}); polling goes on meanwhile.", broken.getMessage());
        pause();
      }
    }
  }

  private void receive(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
    // What was committed before we listened is found by looking once.
    fire(listeners.keySet());
    var postgres = connection.unwrap(PGConnection.class);
    while (closing.getCount() > 0) {
      var notifications = postgres.getNotifications(WAIT_MILLIS);
      if (notifications != null) {
        fire(java.util.Arrays.stream(notifications).map(n -> n.getParameter()).distinct().toList());
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("UNLISTEN *");
    }
  }

  private void pause() {
    try {
      closing.await(BACKOFF_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
