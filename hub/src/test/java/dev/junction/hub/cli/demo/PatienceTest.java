package dev.junction.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void looksUntilItHolds() {
    var states = List.of("pending", "leased", "delivered", "gone").iterator();

    assertThat(until(states, Duration.ofSeconds(30))).isEqualTo("delivered");
    assertThat(states.next()).isEqualTo("gone");
  }

  @Test
  void saysWhatWasExpectedAndWhatWasSeenLast() {
    assertThatThrownBy(() -> until(List.of("pending", "leased", "late").iterator(), Duration.ofSeconds(-1)))
        .isInstanceOf(StepFailed.class)
        .hasMessage("expected a delivery within -1 s, got state pending");
  }

  @Test
  void whatHoldsAtOnceHoldsWithoutAnyTimeLeft() {
    assertThat(until(List.of("delivered").iterator(), Duration.ofSeconds(-1))).isEqualTo("delivered");
  }

  private static String until(Iterator<String> states, Duration most) {
    return new Patience(most, PAUSE).until("a delivery", states::next, "delivered"::equals, state -> "state " + state);
  }
}
