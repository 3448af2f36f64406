package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.Await;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class SignalsTest {
  private static void create(Store store) throws StoreException {
    store.writer().write(transaction -> transaction.jdbc().sql("CREATE TABLE news (id INTEGER)").update());
  }

  private static int news(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT count(*) FROM news").query(Integer.class).single());
  }

  @BothStores
  void aSignalComesOnceWhatItTellsOfIsCommittedAndBeforeTheWriterIsAnswered(Store store) throws Exception {
    create(store);
    var seen = new AtomicInteger(-1);
    store.signals().on("news", () -> seen.set(news(store)));

    store
        .writer()
        .write(
            transaction -> {
              transaction.signal("news");
              return transaction.jdbc().sql("INSERT INTO news VALUES (1)").update();
            });

    assertThat(seen).hasValue(1);
  }

  @BothStores
  void aTransactionThatIsUndoneSignalsNothing(Store store) throws Exception {
    create(store);
    var told = new AtomicBoolean();
    store.signals().on("undone", () -> told.set(true));

    assertThatThrownBy(
            () ->
                store
                    .writer()
                    .write(
                        transaction -> {
                          transaction.signal("undone");
                          throw new IllegalStateException("changed my mind");
                        }))
        .hasMessage("changed my mind");
    store.writer().write(transaction -> transaction.jdbc().sql("INSERT INTO news VALUES (1)").update());

    assertThat(told).isFalse();
  }

  @BothStores
  void aListenerThatFailsStopsNeitherTheOthersNorTheWriter(Store store) throws Exception {
    create(store);
    var told = new AtomicBoolean();
    store.signals().on("news", () -> {
      throw new IllegalStateException("a bad listener");
    });
    store.signals().on("news", () -> told.set(true));

    store.writer().write(transaction -> signalled(transaction, "news"));

    assertThat(told).isTrue();
    String again = store.writer().write(transaction -> signalled(transaction, "news"));
    assertThat(again).isEqualTo("news");
  }

  @OneStore(Dialect.POSTGRESQL)
  void anotherNodeIsToldAfterTheCommitAndOnlyThen(TestStore test) throws Exception {
    var here = test.open();
    var there = test.open();
    create(here);
    var listening = new AtomicBoolean();
    var undone = new AtomicBoolean();
    var seen = new AtomicInteger(-1);
    there.signals().on("ready", () -> listening.set(true));
    there.signals().on("undone", () -> undone.set(true));
    there.signals().on("news", () -> seen.set(news(there)));
    Await.until("the other node listens", () -> {
      here.writer().write(transaction -> signalled(transaction, "ready"));
      return listening.get();
    });
    // Whoever begins to listen looks at everything once.
    undone.set(false);

    assertThatThrownBy(
            () ->
                here.writer()
                    .write(
                        transaction -> {
                          transaction.signal("undone");
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    here.writer()
        .write(
            transaction -> {
              transaction.signal("news");
              return transaction.jdbc().sql("INSERT INTO news VALUES (1)").update();
            });

    Await.until("the news arrive", () -> seen.get() == 1);
    assertThat(undone).isFalse();
  }

  @OneStore(Dialect.POSTGRESQL)
  void listeningBeginsAgainAfterItsConnectionBroke(TestStore test) throws Exception {
    var here = test.open();
    var there = test.open();
    var told = new AtomicInteger();
    there.signals().on("news", told::incrementAndGet);
    Await.until("the other node listens", () -> {
      here.writer().write(transaction -> signalled(transaction, "news"));
      return told.get() > 0;
    });

    PostgresDatabase.administer(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE 'LISTEN%%'"
            .formatted(test.database().name()));
    var before = told.get();

    Await.until("it listens again", () -> {
      here.writer().write(transaction -> signalled(transaction, "news"));
      return told.get() > before;
    });
  }

  private static String signalled(Transaction transaction, String topic) {
    transaction.signal(topic);
    return topic;
  }
}
