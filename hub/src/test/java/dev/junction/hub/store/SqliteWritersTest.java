package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** On SQLite everybody who writes waits for the others: the writer, Flyway, and libraries with connections of their own. */
class SqliteWritersTest {
  private static final int EACH = 50;
  private static final int WRITING_THREADS = 4;
  private static final int OTHER_CONNECTIONS = 4;

  @OneStore(Dialect.SQLITE)
  void allWritersAtOnceLoseNothingAndNobodyFindsTheDatabaseLocked(Store store) throws Exception {
    store.migrate("beds", "dev/junction/hub/store/beds");
    var start = new CountDownLatch(1);
    var done = new AtomicBoolean();
    var writing = new ArrayList<Future<Integer>>();
    try (var executor = Executors.newCachedThreadPool()) {
      for (int i = 0; i < WRITING_THREADS; i++) {
        writing.add(executor.submit(after(start, () -> throughTheWriter(store))));
      }
      for (int i = 0; i < OTHER_CONNECTIONS; i++) {
        writing.add(executor.submit(after(start, () -> throughItsOwnConnection(store))));
      }
      var migrating = executor.submit(after(start, () -> migrations(store)));
      var reading = executor.submit(after(start, () -> reading(store, done)));
      start.countDown();
      try {
        for (var one : writing) {
          assertThat(one.get()).isEqualTo(EACH);
        }
        assertThat(migrating.get()).isEqualTo(3);
      } finally {
        done.set(true);
      }
      assertThat(reading.get()).isPositive();
    }

    var total = (WRITING_THREADS + OTHER_CONNECTIONS) * EACH;
    assertThat(count(store)).isEqualTo(total);
    var sum = store.read(jdbc -> jdbc.sql("SELECT name FROM trees_sum").query(Integer.class).single());
    assertThat(sum).as("no read-then-write was overtaken by another").isEqualTo(OTHER_CONNECTIONS * EACH);
  }

  private static <T> Callable<T> after(CountDownLatch start, Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }

  private static int throughTheWriter(Store store) throws StoreException {
    for (int i = 0; i < EACH; i++) {
      store.writer().write(transaction -> transaction.jdbc().sql("INSERT INTO beds (soil) VALUES (NULL)").update());
    }
    return EACH;
  }

  /** Reads before it writes, which is what fails half-way in a transaction that wasn't begun immediate. */
  private static int throughItsOwnConnection(Store store) throws Exception {
    for (int i = 0; i < EACH; i++) {
      try (var connection = store.source().getConnection()) {
        connection.setAutoCommit(false);
        readThenWrite(connection);
        connection.commit();
      }
    }
    return EACH;
  }

  private static void readThenWrite(Connection connection) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE IF NOT EXISTS trees_sum (name INTEGER)");
      int before = -1;
      try (var rows = statement.executeQuery("SELECT name FROM trees_sum")) {
        if (rows.next()) {
          before = rows.getInt(1);
        }
      }
      statement.executeUpdate("INSERT INTO beds (soil) VALUES (NULL)");
      statement.executeUpdate(
          before < 0 ? "INSERT INTO trees_sum VALUES (1)" : "UPDATE trees_sum SET name = " + (before + 1));
    }
  }

  private static int migrations(Store store) {
    store.migrate("beds", "dev/junction/hub/store/beds-newer");
    store.migrate("trees", "dev/junction/hub/store/trees");
    store.migrate("beds", "dev/junction/hub/store/beds-newer");
    return 3;
  }

  private static int reading(Store store, AtomicBoolean done) {
    var readings = 0;
    var last = 0;
    while (!done.get()) {
      var now = count(store);
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
      readings++;
    }
    return readings;
  }

  private static int count(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT count(*) FROM beds").query(Integer.class).single());
  }
}
