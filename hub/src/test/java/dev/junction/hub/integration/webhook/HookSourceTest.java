package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookSourceTest {
  private static final Secret NEW = Secret.of("new");
  private static final Secret OLD = Secret.of("old");
  private static final Instant UNTIL = Instant.parse("2026-11-25T11:00:00Z");

  private static HookSource source(String callbackUrl) {
    var settings = new WebhookSettings.Source(
        "moodle", NEW, Optional.of(OLD), Optional.of(UNTIL), "main", Optional.ofNullable(callbackUrl).map(URI::create));
    return new HookSource("x", settings, new Webhook().hookSchemes());
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "-,                          /hooks/x,                https://hub.example.org/hooks/x",
    "-,                          /hooks/x?a=%20&checksum=1, https://hub.example.org/hooks/x?a=%20&checksum=1",
    "https://c.example.org/x,    /hooks/x,                https://c.example.org/x",
    "https://c.example.org/x,    /hooks/x?checksum=1,     https://c.example.org/x?checksum=1",
    "https://c.example.org/x?,   /hooks/x?&checksum=1,    https://c.example.org/x?&checksum=1",
    "https://c.example.org/x?t=a%2Fb, /hooks/x?t=a%2Fb&checksum=1, https://c.example.org/x?t=a%2Fb&checksum=1",
    "https://c.example.org/x?t=a, /hooks/x?checksum=1,    https://c.example.org/x?t=a&checksum=1"
  })
  void theSignedUrlIsWhatTheSenderWasGivenAndWhatItAppended(String callbackUrl, String rawTarget, String signedUrl) {
    assertThat(source(callbackUrl).signedUrl("https://hub.example.org", rawTarget)).isEqualTo(signedUrl);
  }

  @Test
  void theNewSecretComesFirstAndTheOldOneEndsAtItsExpiry() {
    var source = source(null);
    assertThat(source.secrets(UNTIL.minusNanos(1))).containsExactly(NEW, OLD);
    assertThat(source.secrets(UNTIL)).containsExactly(NEW);
  }

  @Test
  void withoutAnOldSecretOnlyTheNewOneEverCounts() {
    var settings = new WebhookSettings.Source("moodle", NEW, Optional.empty(), Optional.empty(), "main", Optional.empty());
    assertThat(new HookSource("x", settings, new Webhook().hookSchemes()).secrets(UNTIL.minusSeconds(1))).containsExactly(NEW);
  }
}
