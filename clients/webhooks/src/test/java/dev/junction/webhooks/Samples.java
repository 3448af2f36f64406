package dev.junction.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.webhooks.Verification.Reason;
import dev.junction.webhooks.Verification.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Values that several tests share. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final String URL = "https://hub.example.org/hooks/crm?site=main";
  static final byte[] BODY = "{\"event\":\"grade\",\"who\":\"Zoë 学生\"}".getBytes(StandardCharsets.UTF_8);
  static final String DELIVERY = "msg_42";

  private Samples() {}

  /** A secret of the form that the scheme asks for; another one for another number. */
  static String secretFor(WebhookScheme scheme, int number) {
    return scheme == WebhookScheme.STANDARD_WEBHOOKS ? "whsec_" + "QUFB".repeat(8 + number) : "a-secret-only-tests-know-" + number;
  }

  static String secretFor(WebhookScheme scheme) {
    return secretFor(scheme, 0);
  }

  static SignedWebhook signed(WebhookScheme scheme) {
    return scheme.sign(URL, BODY, secretFor(scheme), DELIVERY, NOW);
  }

  static Verification verify(WebhookScheme scheme, SignedWebhook webhook, byte[] body) {
    return scheme.verify(WebhookRequest.of(webhook.url(), webhook.headers(), body), List.of(secretFor(scheme)), NOW);
  }

  static Verification verifyWithHeader(WebhookScheme scheme, String name, String value) {
    return scheme.verify(WebhookRequest.of(URL, Map.of(name, value), BODY), List.of(secretFor(scheme)), NOW);
  }

  static void assertRefused(Verification answer, Reason reason) {
    assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.reason()).as(refused.explanation()).isEqualTo(reason);
      assertThat(refused.explanation()).contains("expected", "but ");
    });
  }
}
