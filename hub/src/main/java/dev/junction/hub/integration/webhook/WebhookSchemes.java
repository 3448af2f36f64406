package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.GuideHook;
import dev.junction.hub.spi.HookScheme;
import dev.junction.webhooks.WebhookScheme;
import java.util.List;

/** Ways of signing that belong to no system in particular. */
final class WebhookSchemes {
  static final List<HookScheme> ALL = List.of(
    new GuideHook(WebhookScheme.HUB_SHA1, "The guide's generic webhook: X-Hub-Signature with HMAC-SHA1 of the body.", List.of()),
    new GuideHook(WebhookScheme.HUB_SHA256, "Senders like GitHub: X-Hub-Signature-256 with HMAC-SHA256 of the body.", List.of()),
    new GuideHook(WebhookScheme.MOODLE, "The guide's Moodle: X-Moodle-Signature with HMAC-SHA256 of the body.", List.of()),
    new StandardWebhooksHook());

  private WebhookSchemes() {}
}
