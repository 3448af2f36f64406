package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class CachedTest {
  private static final String TOPIC = "colours";
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
  private final Clock clock = clock();
  private final AtomicInteger readings = new AtomicInteger();

  private Clock clock() {
    InstantSource hand = now::get;
    return hand.withZone(ZoneOffset.UTC);
  }

  private Cached<String> cached(Store store) throws StoreException {
    store
        .writer()
        .write(
            transaction -> {
              transaction.jdbc().sql("CREATE TABLE colour (name VARCHAR(20))").update();
              return transaction.jdbc().sql("INSERT INTO colour VALUES ('red')").update();
            });
    return new Cached<>(
        store,
        TOPIC,
        clock,
        jdbc -> {
          readings.incrementAndGet();
          return jdbc.sql("SELECT name FROM colour").query(String.class).single();
        });
  }

  private static int paint(Transaction transaction, String name) {
    transaction.signal(TOPIC);
    return transaction.jdbc().sql("UPDATE colour SET name = :name").param("name", name).update();
  }

  @BothStores
  void whatDoesNotChangeIsReadOnceUntilItIsOld(Store store) throws Exception {
    var colour = cached(store);
    colour.get();
    var before = readings.get();

    assertThat(colour.get()).isEqualTo("red");
    assertThat(readings).hasValue(before);

    now.set(now.get().plus(Cached.LONGEST_AGE));
    assertThat(colour.get()).isEqualTo("red");
    assertThat(readings).hasValue(before + 1);
  }

  @BothStores
  void whoeverWasToldThatAChangeIsDoneReadsTheChange(Store store) throws Exception {
    var colour = cached(store);
    for (int i = 0; i < 100; i++) {
      colour.get();
      var name = "colour " + i;
      store.writer().write(transaction -> paint(transaction, name));
      assertThat(colour.get()).isEqualTo(name);
    }
  }

  @BothStores
  void aChangeThatOvertakesAReadIsNotHiddenByIt(Store store) throws Exception {
    cached(store);
    var reading = new CountDownLatch(1);
    var changed = new CountDownLatch(1);
    var first = new java.util.concurrent.atomic.AtomicBoolean(true);
    var colour =
        new Cached<>(
            store,
            TOPIC,
            clock,
            jdbc -> {
              var name = jdbc.sql("SELECT name FROM colour").query(String.class).single();
              if (first.getAndSet(false)) {
                reading.countDown();
                await(changed);
              }
              return name;
            });
    var overtaken = CompletableFuture.supplyAsync(colour::get);
    await(reading);
    store.writer().write(transaction -> paint(transaction, "blue"));
    assertThat(colour.get()).isEqualTo("blue");
    changed.countDown();

    assertThat(overtaken.get(30, TimeUnit.SECONDS)).as("what was true when it was read").isEqualTo("red");
    assertThat(colour.get()).isEqualTo("blue");
  }

  @BothStores
  void aTransactionSeesItsOwnChangeWhichIsNotKeptWhenItIsUndone(Store store) throws Exception {
    var colour = cached(store);
    colour.get();
    var seen = new AtomicReference<String>();

    assertThatThrownBy(
            () ->
                store
                    .writer()
                    .write(
                        transaction -> {
                          paint(transaction, "green");
                          seen.set(colour.get(transaction));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    assertThat(seen).hasValue("green");
    assertThat(colour.get()).isEqualTo("red");
    String inNext = store.writer().write(colour::get);
    assertThat(inNext).isEqualTo("red");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
