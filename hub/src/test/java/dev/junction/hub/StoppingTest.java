package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.delivery.EngineOnTest;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A stop takes no longer than it says, whatever hangs. */
class StoppingTest {
  private final AtomicLong nanos = new AtomicLong(17);
  private final Stopping stopping = new Stopping(Duration.ofSeconds(30), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whatIsQuickLeavesItsTimeToTheNext() {
    pass(Duration.ofHours(1));
    assertThat(stopping.calls()).isEqualTo(Duration.ofSeconds(15));
    pass(Duration.ofSeconds(2));
    assertThat(stopping.work()).isEqualTo(Duration.ofSeconds(23));
    pass(Duration.ofSeconds(3));
    assertThat(stopping.store()).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void whatHangsLeavesSomeToTheNextAndAllTogetherKeepToThePatience() {
    var began = nanos.get();
    pass(stopping.calls());
    assertThat(stopping.work()).isEqualTo(Duration.ofSeconds(10));
    pass(stopping.work());
    assertThat(stopping.work()).isZero();
    assertThat(stopping.store()).isEqualTo(Duration.ofSeconds(5));
    pass(stopping.store());
    assertThat(nanos.get() - began).isEqualTo(Duration.ofSeconds(30).toNanos());
    assertThat(stopping.store()).isZero();
  }

  @BothStores
  void anAttemptAndAWriteThatHangDoNotKeepTheEngine(Store.Place place) throws Exception {
    var never = new CountDownLatch(1);
    var on = EngineOnTest.on(place).delivering();
    var begun = on.attemptThatHangs(never);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    var writing = new CountDownLatch(1);
    on.engine().store().writer().submit((transaction, items) -> {
      writing.countDown();
      hold(never);
      return items;
    }, "work");
    assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();

    try {
      var stop = CompletableFuture.runAsync(() -> on.engine().close(new Stopping(Duration.ofMillis(300), System::nanoTime)));
      stop.get(20, TimeUnit.SECONDS);
    } finally {
      never.countDown();
      on.close();
    }
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
