package dev.junction.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.delivery.Dispatcher.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a claim is worth its transaction. */
class PaceTest {
  private static boolean worthwhile(int busy, Duration elapsed) {
    return Pace.STANDARD.worthwhile(busy, elapsed);
  }

  @Test
  void anIdleDestinationIsClaimedForAtOnce() {
    assertThat(worthwhile(0, Duration.ZERO)).isTrue();
  }

  @Test
  void aBusyDestinationIsClaimedForWhenAQuarterOfItsRoomIsFree() {
    assertThat(worthwhile(12, Duration.ZERO)).isTrue();
    assertThat(worthwhile(13, Duration.ZERO)).isFalse();
  }

  @Test
  void lessRoomIsUsedAfterAMomentAndNoRoomNever() {
    assertThat(worthwhile(15, Pace.GATHERING)).isTrue();
    assertThat(worthwhile(16, Pace.GATHERING)).isFalse();
  }
}
