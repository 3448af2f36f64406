package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox<String> inbox = new Inbox<>("receiver crm");

  @Test void entriesAreNumberedInOrder() {
    inbox.add(number -> "a" + number);
    inbox.add(number -> "b" + number);

    assertThat(inbox.all()).containsExactly("a1", "b2");
  }

  @Test void waitingEndsWithTheEntryThatCompletesTheCount() {
    inbox.add(number -> "early");
    var waiting = CompletableFuture.supplyAsync(() -> inbox.await(2, Duration.ofSeconds(10)));
    inbox.add(number -> "late");

    assertThat(waiting.join()).containsExactly("early", "late");
  }

  @Test void waitingInVainSaysForWhatAndHowManyCame() {
    inbox.add(number -> "only");

    assertThatThrownBy(() -> inbox.await(2, Duration.ofMillis(5))).isInstanceOf(IllegalStateException.class)
        .hasMessage("Waiting for 2 at receiver crm: got 1 within PT0.005S");
  }

  @Test void afterClearingCountingStartsAgain() {
    inbox.add(number -> "a" + number);
    inbox.clear();
    inbox.add(number -> "b" + number);

    assertThat(inbox.all()).containsExactly("b1");
  }
}
