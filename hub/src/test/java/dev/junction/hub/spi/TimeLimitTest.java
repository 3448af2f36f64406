package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TimeLimitTest {
  private final CompletableFuture<Thread> ended = new CompletableFuture<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  private String endless() throws InterruptedException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      throw new AssertionError();
    } catch (InterruptedException interrupted) {
      ended.complete(Thread.currentThread());
      throw interrupted;
    }
  }

  @Test
  void whatIsDoneInTimeIsReturned() throws Exception {
    assertThat(TimeLimit.within(Duration.ofSeconds(5), () -> "done")).isEqualTo("done");
  }

  @Test
  void whatIsLoggedMeanwhileCarriesTheCallersIds() throws Exception {
    try (var id = MDC.putCloseable("event", "e-1")) {
      assertThat(TimeLimit.within(Duration.ofSeconds(5), () -> MDC.get("event"))).isEqualTo("e-1");
    }
    assertThat(TimeLimit.<Object>within(Duration.ofSeconds(5), () -> Optional.ofNullable(MDC.get("event")))).isEqualTo(Optional.empty());
  }

  @Test
  void whatTakesLongerIsInterrupted() throws Exception {
    assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(50), this::endless)).isInstanceOf(TimeoutException.class);
    assertThat(ended.get(5, TimeUnit.SECONDS).isVirtual()).isTrue();
  }

  @Test
  void anInterruptOfTheWaitingThreadReachesTheAction() throws Exception {
    var thrown = new CompletableFuture<Throwable>();
    var waiting = Thread.ofPlatform().start(() -> {
      try {
        TimeLimit.within(Duration.ofMinutes(1), this::endless);
      } catch (InterruptedException | TimeoutException | ExecutionException e) {
        thrown.complete(e);
      }
    });
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    waiting.interrupt();
    assertThat(thrown.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(ended.get(5, TimeUnit.SECONDS)).isNotEqualTo(waiting);
  }

  @Test
  void whatTheActionThrowsIsTheCause() {
    assertThatThrownBy(() -> TimeLimit.within(Duration.ofSeconds(5), () -> {
      throw new IOException("broken");
    })).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
  }
}
