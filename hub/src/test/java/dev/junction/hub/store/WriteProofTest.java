package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.delivery.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ready means that the store can write, and asking costs it next to nothing. */
class WriteProofTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T08:00:00Z"));
  private final AtomicInteger writes = new AtomicInteger();

  private WriteProof proof(Store store, Duration patience) {
    store.migrate("store", "dev/junction/hub/store");
    return new WriteProof(store, clock, () -> "proof-" + writes.incrementAndGet(), patience);
  }

  @BothStores
  void itWritesOnceInAWhileHoweverManyAsk(Store store) {
    var proof = proof(store, Duration.ofSeconds(30));
    var asked = IntStream.range(0, 50).mapToObj(i -> CompletableFuture.supplyAsync(proof::holds)).toList();

    assertThat(asked).allSatisfy(one -> assertThat(one.join()).isTrue());
    assertThat(writes).hasValue(1);

    clock.advance(WriteProof.EVERY);
    assertThat(proof.holds()).isTrue();
    assertThat(writes).hasValue(2);
    assertThat(store.<Long>read(jdbc -> jdbc.sql("SELECT count(*) FROM write_proof").query(Long.class).single())).as("rows left").isZero();
  }

  @BothStores
  void aStoreThatHangsIsNotReadyAndIsNotGivenMoreToDo(Store store) throws Exception {
    var proof = proof(store, Duration.ofMillis(1));
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var stuck =
        store
            .writer()
            .submit(
                (transaction, items) -> {
                  begun.countDown();
                  hold(goOn);
                  return items;
                },
                "work");
    begun.await();
    for (var i : List.of(1, 2, 3)) {
      assertThat(proof.holds()).as("time " + i).isFalse();
      clock.advance(WriteProof.EVERY);
    }
    assertThat(writes).hasValue(1);

    goOn.countDown();
    stuck.get();
    assertThat(proof(store, Duration.ofSeconds(30)).holds()).isTrue();
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
