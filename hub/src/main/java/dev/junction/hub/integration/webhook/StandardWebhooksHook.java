package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.CloudEvent;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventDraft.Once;
import dev.junction.hub.spi.GuideJson;
import dev.junction.hub.spi.HookBody;
import dev.junction.hub.spi.HookShape;
import dev.junction.hub.spi.SignedHook;
import dev.junction.hub.spi.StrictJson.Malformed;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookScheme;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Posts of the Standard Webhooks form: the event is named by {@code type}, and each delivery has an id that retries keep. */
final class StandardWebhooksHook extends SignedHook {
  private static final HookShape SHAPE =
      new HookShape(Stream.concat(Stream.of("type", "timestamp", "time"), GuideJson.FIELDS.stream()).toList(), GuideJson.SECRETS);

  StandardWebhooksHook() {
    super(WebhookScheme.STANDARD_WEBHOOKS,
        "Senders that follow Standard Webhooks, such as another Junction: signed with id and time, so that nothing can be replayed.");
  }

  @Override
  protected List<EventDraft> events(Post post, Verification.Accepted proof, Reader reader) throws Malformed {
    var body = HookBody.read(post.body(), SHAPE);
    var said = body.field("timestamp").or(() -> body.field("time"));
    var draft = GuideJson.draft(body, name(body), post, reader).at(post.occurredAt(said.flatMap(StandardWebhooksHook::time)));
    return List.of(proof.deliveryId().map(id -> draft.once(Once.ofDelivery(id))).orElse(draft));
  }

  /** Junction's own CloudEvents put a prefix in front of the type. */
  private static String name(HookBody body) {
    return body.field("type")
        .map(type -> type.startsWith(CloudEvent.TYPE_PREFIX) ? type.substring(CloudEvent.TYPE_PREFIX.length()) : type)
        .orElseGet(() -> GuideJson.wireName(body));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }
}
