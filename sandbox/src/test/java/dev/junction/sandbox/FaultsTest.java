package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Fault FIRST = new Fault.Status(500);
  private static final Fault SECOND = new Fault.Hang();
  private static final Fault ALWAYS = new Fault.Status(410);
  private final Faults faults = new Faults();

  @Test void withoutAScriptNothingFails() {
    assertThat(faults.take()).isEmpty();
  }

  @Test void queuedFaultsAreUsedUpInOrder() {
    faults.next(FIRST, SECOND);

    assertThat(faults.queued()).containsExactly(FIRST, SECOND);
    assertThat(faults.take()).hasValue(FIRST);
    assertThat(faults.take()).hasValue(SECOND);
    assertThat(faults.take()).isEmpty();
  }

  @Test void theStandingFaultHoldsWhenTheQueueIsUsedUp() {
    faults.always(ALWAYS);
    faults.next(FIRST);

    assertThat(faults.take()).hasValue(FIRST);
    assertThat(faults.take()).hasValue(ALWAYS);
    assertThat(faults.take()).hasValue(ALWAYS);
  }

  @Test void clearingForgetsBoth() {
    faults.always(ALWAYS);
    faults.next(FIRST);
    faults.clear();

    assertThat(faults.take()).isEmpty();
    assertThat(faults.standing()).isEmpty();
  }

  @Test void aReleaseFreesWhoWaitsNowAndHoldsWhoComesLater() throws InterruptedException {
    var earlier = faults.hold();
    faults.release();

    assertThat(earlier.forAtMost(Duration.ofSeconds(10))).isTrue();
    assertThat(faults.hold().forAtMost(Duration.ofMillis(1))).isFalse();
  }

  @Test void clearingFreesWhoWaits() throws InterruptedException {
    var waiting = faults.hold();
    faults.clear();

    assertThat(waiting.forAtMost(Duration.ofSeconds(10))).isTrue();
  }

  @Test void aNewScriptReplacesTheOldOne() {
    faults.always(ALWAYS);
    faults.next(FIRST);
    faults.script(List.of(SECOND), Optional.empty());

    assertThat(faults.take()).hasValue(SECOND);
    assertThat(faults.take()).isEmpty();
  }
}
