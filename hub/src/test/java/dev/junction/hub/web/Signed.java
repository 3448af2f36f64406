package dev.junction.hub.web;

import dev.junction.webhooks.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Headers that prove a post to come from its sender. */
final class Signed {
  static final String SECRET = "planted-sender-secret-nobody-may-ever-see";

  private Signed() {}

  static Map<String, String> by(WebhookScheme scheme, byte[] body) {
    return scheme.sign("http://hub.example.org/hooks/any", body, SECRET, "delivery-1", Instant.now()).headers();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
