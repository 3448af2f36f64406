package dev.junction.hub.integration.bigbluebutton;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.GuideHook;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Integration;
import dev.junction.webhooks.WebhookScheme;
import java.util.List;

/** BigBlueButton beside Moodle. */
@AutoService(Integration.class)
public final class BigBlueButton implements Integration {
  @Override
  public String name() {
    return "bigbluebutton";
  }

  @Override
  public String title() {
    return "BigBlueButton";
  }

  @Override
  public String summary() {
    return "Follows what happens in meetings and what becomes of their recordings.";
  }

  @Override
  public List<String> setUp() {
    return List.of(
        "Set webhook.sources.bigbluebutton.scheme to bbb-webhooks, and webhook.sources.bigbluebutton.secret to the server's shared secret.",
        "Install bbb-webhooks on the BigBlueButton server.",
        "Register one hook for all meetings there: hooks/create with callbackURL the hub's public URL and /hooks/bigbluebutton.",
        "Where a proxy changes the path, set webhook.sources.bigbluebutton.callback-url to the URL that was registered.",
        "Open a meeting and see meeting.created under Events; a refused post is explained in the log.");
  }

  @Override
  public List<EventType> events() {
    return BigBlueButtonEvents.ALL;
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return List.of(
        new GuideHook(WebhookScheme.BBB, "The guide's meeting webhook: X-BBB-Signature with HMAC-SHA256 of the body.", BbbSecrets.FIELDS),
        new BbbWebhooksHook());
  }
}
