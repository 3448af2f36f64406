package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.EventDraft.Once;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDraftTest {
  @Test
  void theKeyOfABodyIsItsSha256AndLastsForTheWindow() {
    var once = Once.ofBody("abc".getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(10));
    assertThat(once.key()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    assertThat(once.window()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void thePartsOfADeliveryDoNotRunIntoEachOther() {
    assertThat(List.of(Once.ofDelivery("ab", "c"), Once.ofDelivery("a", "bc"), Once.ofDelivery("abc"), Once.ofDelivery("abc", "")))
        .doesNotHaveDuplicates();
    assertThat(Once.ofDelivery("ab", "c")).isEqualTo(Once.ofDelivery("ab", "c"));
  }

  @Test
  void aDeliveryIsRememberedLongerThanAnyRetention() {
    assertThat(Once.ofDelivery("a").window()).isGreaterThanOrEqualTo(Duration.ofDays(3650));
  }
}
