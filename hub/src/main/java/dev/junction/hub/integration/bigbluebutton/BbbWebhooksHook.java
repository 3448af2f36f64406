package dev.junction.hub.integration.bigbluebutton;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventDraft.Once;
import dev.junction.hub.spi.GuideJson;
import dev.junction.hub.spi.SignedHook;
import dev.junction.hub.spi.StrictJson;
import dev.junction.hub.spi.StrictJson.Malformed;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Posts of bbb-webhooks (docs/protocols/webhooks.md W21): a form whose field {@code event} is a JSON array. A retry repeats domain,
 * time and events; two events within one millisecond share domain and time, so the events belong to the key.
 */
final class BbbWebhooksHook extends SignedHook {
  BbbWebhooksHook() {
    super(WebhookScheme.BBB_WEBHOOKS, "BigBlueButton's own bbb-webhooks: a checksum in the URL, or the shared secret as bearer token.");
  }

  @Override
  protected List<EventDraft> events(Post post, Verification.Accepted proof, Reader reader) throws Malformed {
    var form = FormBody.read(post.body());
    var events = form.field("event").orElseThrow(() -> new Malformed("the form has no field 'event'"));
    var domain = form.field("domain").orElse("");
    var timestamp = form.field("timestamp").orElse("");
    var sentAt = time(timestamp);
    var drafts = new ArrayList<EventDraft>();
    for (var original : array(events)) {
      BbbSecrets.hide(original);
      var event = BbbEvent.of(original);
      drafts.add(new EventDraft(
          reader.types().named(event.wireName()),
          post.source(),
          post.site(),
          event.meeting().filter(GuideJson::isId).map(id -> "meeting/" + id),
          post.occurredAt(event.occurredAt().or(() -> sentAt)),
          event.data(),
          Optional.of(post.body()),
          Optional.of(Once.ofDelivery(domain, timestamp, events, Integer.toString(drafts.size())))));
    }
    return drafts;
  }

  @Override
  protected String afterRefusal() {
    return " (bbb-webhooks takes 401 for success and never sends the post again, and after some five minutes of another refusal it removes"
        + " the hook: events are lost until this is put right)";
  }

  private static Optional<Instant> time(String timestamp) {
    return timestamp.matches("\\d{1,15}") ? BbbEvent.time(Long.parseLong(timestamp)) : Optional.empty();
  }

  private static JsonNode array(String events) throws Malformed {
    try {
      var tree = StrictJson.MAPPER.readTree(events);
      if (!tree.isArray() || tree.isEmpty()) {
        throw new Malformed("the form's field 'event' is no JSON array with an event in it");
      }
      return tree;
    } catch (JacksonException e) {
      throw Malformed.by(e);
    }
  }
}
