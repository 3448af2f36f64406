package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.Await;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Group commit: nobody is answered before the disk has it, and nobody suffers for another's fault. */
class WriterTest {
  private static final String TABLE = "CREATE TABLE things (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL)";

  private static int insert(Transaction transaction, int id, String name) throws SQLException {
    var insert = transaction.statement("INSERT INTO things (id, name) VALUES (?, ?)");
    insert.setInt(1, id);
    insert.setString(2, name);
    return insert.executeUpdate();
  }

  private static Writer.Batch<Integer, Integer> batch() {
    return (transaction, items) -> {
      var insert = transaction.statement("INSERT INTO things (id, name) VALUES (?, ?)");
      for (var item : items) {
        if (item == 13) {
          throw new IllegalStateException("thirteen");
        }
        insert.setInt(1, item);
        insert.setString(2, "thing " + item);
        insert.addBatch();
      }
      insert.executeBatch();
      return items;
    };
  }

  private static void create(Store store) throws StoreException {
    store.writer().write(transaction -> transaction.jdbc().sql(TABLE).update());
  }

  private static List<Integer> ids(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT id FROM things ORDER BY id").query(Integer.class).list());
  }

  /** Holds the writer until it is opened, so that what is submitted meanwhile makes one group. */
  private static CountDownLatch hold(Store store) {
    var entered = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    Writer.Batch<String, String> waiting =
        (transaction, items) -> {
          entered.countDown();
          awaited(gate);
          return items;
        };
    store.writer().submit(waiting, "hold");
    awaited(entered);
    return gate;
  }

  private static void awaited(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody opened the gate");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @BothStores
  void whatWasAcknowledgedAnotherConnectionSees(Store store) throws Exception {
    create(store);
    for (int i = 1; i <= 20; i++) {
      var id = i;
      store.writer().write(transaction -> insert(transaction, id, "acknowledged"));
      try (var other = store.source().getConnection();
          var rows = other.createStatement().executeQuery("SELECT max(id) FROM things")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(i);
      }
    }
  }

  @BothStores
  void whatManyThreadsWriteSharesTransactions(Store store) throws Exception {
    create(store);
    var groups = new ArrayList<Integer>();
    var plain = batch();
    Writer.Batch<Integer, Integer> counting =
        (transaction, items) -> {
          groups.add(items.size());
          return plain.write(transaction, items);
        };
    var gate = hold(store);
    var threads = 200;
    var answers = new ArrayList<CompletableFuture<Integer>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(100, 100 + threads)
          .forEach(
              id ->
                  answers.add(
                      CompletableFuture.supplyAsync(() -> store.writer().submit(counting, id), executor)
                          .thenCompose(answer -> answer)));
      Await.until("everybody waits", () -> store.writer().waiting() == threads);
      gate.countDown();
      answers.forEach(CompletableFuture::join);
    }

    assertThat(groups).as("items per transaction").containsExactly(threads);
    assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyElementsOf(ids(store));
  }

  @BothStores
  void anItemThatTheDatabaseRefusesFailsAlone(Store store) throws Exception {
    create(store);
    store.writer().write(batch(), 3);
    var shared = batch();
    var gate = hold(store);
    var answers = IntStream.rangeClosed(1, 5).mapToObj(id -> store.writer().submit(shared, id)).toList();
    gate.countDown();

    assertThatThrownBy(() -> answers.get(2).join()).hasCauseInstanceOf(StoreException.class);
    assertThat(List.of(0, 1, 3, 4)).allSatisfy(i -> assertThat(answers.get(i).join()).isEqualTo(i + 1));
    assertThat(ids(store)).containsExactly(1, 2, 3, 4, 5);
  }

  @BothStores
  void aRefusalRepeatsNothingOfWhatWasToBeWritten(Store store) throws Exception {
    create(store);
    Writer.Batch<Integer, Integer> twice =
        (transaction, items) -> {
          var insert = transaction.statement("INSERT INTO things (id, name) VALUES (?, ?)");
          for (int i = 0; i < 2; i++) {
            insert.setInt(1, 4711);
            insert.setString(2, "planted value");
            insert.addBatch();
          }
          insert.executeBatch();
          return items;
        };

    assertThatThrownBy(() -> store.writer().write(twice, 1))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContainingAny("planted value", "4711");
  }

  @BothStores
  void anItemWhoseWorkThrowsFailsAlone(Store store) throws Exception {
    create(store);
    var gate = hold(store);
    var before = store.writer().submit((transaction, items) -> List.of(insert(transaction, 1, "before")), "work");
    Writer.Batch<String, String> poison =
        (transaction, items) -> {
          insert(transaction, 2, "poison");
          throw new IllegalStateException("not this one");
        };
    Writer.Batch<String, String> deep =
        (transaction, items) -> {
          insert(transaction, 3, "deep");
          throw new StackOverflowError("not that one");
        };
    var fault = store.writer().submit(poison, "poison");
    var error = store.writer().submit(deep, "error");
    var after = store.writer().submit((transaction, items) -> List.of(insert(transaction, 4, "after")), "work");
    gate.countDown();

    assertThat(before.get(30, TimeUnit.SECONDS)).isOne();
    assertThat(after.get(30, TimeUnit.SECONDS)).isOne();
    assertThatThrownBy(fault::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("not this one");
    assertThatThrownBy(error::join).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(ids(store)).containsExactly(1, 4);
  }

  @BothStores
  void whatAFailedItemLeftInAStatementIsNotWrittenByTheNext(Store store) throws Exception {
    create(store);
    var shared = batch();
    var gate = hold(store);
    var good = store.writer().submit(shared, 12);
    var bad = store.writer().submit(shared, 13);
    gate.countDown();

    assertThatThrownBy(bad::join).hasRootCauseMessage("thirteen");
    assertThat(good.join()).isEqualTo(12);
    store.writer().write(shared, 14);
    assertThat(ids(store)).containsExactly(12, 14);
  }

  @BothStores
  void aFullQueueRefusesAtOnceAndRecovers(TestStore test) throws Exception {
    var store = test.open(test.place(4));
    create(store);
    var shared = batch();
    var gate = hold(store);
    var waiting = IntStream.rangeClosed(1, 4).mapToObj(id -> store.writer().submit(shared, id)).toList();
    var refused = store.writer().submit(shared, 5);

    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(() -> store.writer().write(shared, 6))
        .isInstanceOfSatisfying(StoreException.class, full -> assertThat(full.retryAfterSeconds()).isPositive())
        .hasMessageContaining("4 writes are waiting");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    gate.countDown();
    waiting.forEach(CompletableFuture::join);
    assertThat(store.writer().write(shared, 7)).isEqualTo(7);
    assertThat(ids(store)).containsExactly(1, 2, 3, 4, 7);
  }

  @BothStores
  void closingWritesWhatIsQueuedAndRefusesWhatComesLater(TestStore test) throws Exception {
    var store = test.open();
    create(store);
    var shared = batch();
    var gate = hold(store);
    var queued = IntStream.rangeClosed(21, 25).mapToObj(id -> store.writer().submit(shared, id)).toList();
    var closing = CompletableFuture.runAsync(store::close);
    Await.until("the writer refuses", () -> store.writer().submit(shared, 99).isCompletedExceptionally());
    gate.countDown();
    closing.get(30, TimeUnit.SECONDS);

    assertThat(queued).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
    assertThatThrownBy(() -> store.writer().write(shared, 26)).isInstanceOf(StoreException.class).hasMessageContaining("stopping");
    assertThat(ids(test.open())).contains(21, 22, 23, 24, 25).doesNotContain(26);
  }

  @BothStores
  void nobodyWaitsForEverWhoWritesWhileTheStoreCloses(TestStore test) throws Exception {
    var store = test.open();
    create(store);
    Writer.Batch<String, String> nothing = (transaction, items) -> items;
    var threads = 8;
    var start = new CyclicBarrier(threads + 1);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var writers =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      executor.submit(
                          () -> {
                            start.await();
                            var answers = new ArrayList<CompletableFuture<String>>();
                            do {
                              answers.add(store.writer().submit(nothing, "late"));
                            } while (!answers.getLast().isCompletedExceptionally());
                            return answers;
                          }))
              .toList();
      start.await();
      store.writer().close();
      for (var writer : writers) {
        for (var answer : writer.get(30, TimeUnit.SECONDS)) {
          assertThat(answer.handle((done, refused) -> refused == null || refused instanceof StoreException).get(10, TimeUnit.SECONDS)).isTrue();
        }
      }
    }
  }

  @OneStore(Dialect.SQLITE)
  void anIdleWriterKeepsNobodyOut(Store store) throws Exception {
    create(store);
    store.writer().write(transaction -> insert(transaction, 1, "the writer's"));

    try (var other = store.source().getConnection();
        var statement = other.createStatement()) {
      assertThat(statement.executeUpdate("INSERT INTO things (id, name) VALUES (2, 'another''s')")).isOne();
    }
  }

  @OneStore(Dialect.POSTGRESQL)
  void aDeadlockBetweenTwoNodesIsTriedAgain(TestStore test) throws Exception {
    var here = test.open();
    var there = test.open();
    create(here);
    here.writer().write(transaction -> insert(transaction, 1, "one") + insert(transaction, 2, "two"));
    var bothHoldOne = new CyclicBarrier(2);

    var first = CompletableFuture.supplyAsync(() -> crosswise(here, 1, 2, bothHoldOne));
    var second = CompletableFuture.supplyAsync(() -> crosswise(there, 2, 1, bothHoldOne));

    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    var names = here.read(jdbc -> jdbc.sql("SELECT name FROM things").query(String.class).list());
    assertThat(names).containsExactly("++", "++");
  }

  private static int crosswise(Store store, int first, int second, CyclicBarrier bothHoldOne) {
    var turn = new ArrayList<Integer>();
    try {
      return store
          .writer()
          .write(
              transaction -> {
                turn.add(first);
                var changed = mark(transaction, first);
                if (turn.size() == 1) {
                  meet(bothHoldOne);
                }
                return changed + mark(transaction, second);
              });
    } catch (StoreException refused) {
      throw new CompletionException(refused);
    }
  }

  private static int mark(Transaction transaction, int id) throws SQLException {
    var mark = transaction.statement("UPDATE things SET name = CASE WHEN name IN ('+', '++') THEN '++' ELSE '+' END WHERE id = ?");
    mark.setInt(1, id);
    return mark.executeUpdate();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
