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

  private static HookSource source(Optional<Instant> oldUntil, String callbackUrl) {
    var settings = new WebhookSettings.Source(
        "moodle", NEW, Optional.of(OLD), oldUntil, "main", Optional.ofNullable(callbackUrl).map(URI::create));
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
    assertThat(source(Optional.empty(), callbackUrl).signedUrl("https://hub.example.org", rawTarget)).isEqualTo(signedUrl);
  }

  @Test
  void theNewSecretComesFirstAndTheOldOneEndsAtItsExpiry() {
    var until = Instant.parse("2026-11-25T11:00:00Z");
    var source = source(Optional.of(until), null);
    assertThat(source.secrets(until.minusNanos(1))).containsExactly(NEW, OLD);
    assertThat(source.secrets(until)).containsExactly(NEW);
  }

  @Test
  void anOldSecretWithoutExpiryNeverCounts() {
    assertThat(source(Optional.empty(), null).secrets(Instant.MIN)).containsExactly(NEW);
  }
}
