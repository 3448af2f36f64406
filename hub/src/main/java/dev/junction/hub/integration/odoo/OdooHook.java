package dev.junction.hub.integration.odoo;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventDraft.Once;
import dev.junction.hub.spi.GuideJson;
import dev.junction.hub.spi.HookBody;
import dev.junction.hub.spi.HookShape;
import dev.junction.hub.spi.SignedHook;
import dev.junction.hub.spi.StrictJson.Malformed;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookScheme;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Odoo's automation webhooks (docs/protocols/webhooks.md W49-W52): unsigned, so the URL holds the secret and the body is only a hint that a
 * record changed. Odoo repeats a hint up to fifteen times for one change; equal bodies are one event. The last hint of a deleted record
 * has the write date of the one before, so the body as a whole is what counts, {@code _action} included.
 */
final class OdooHook extends SignedHook {
  static final String RECORD_CHANGED = "odoo.record-changed";
  private static final HookShape SHAPE = new HookShape(List.of("_model", "_id", "write_date"), GuideJson.SECRETS);

  OdooHook() {
    super(WebhookScheme.SECRET_IN_PATH, "Odoo's automation rules, which can't sign: the secret is the end of the URL.");
  }

  @Override
  protected List<EventDraft> events(Post post, Verification.Accepted proof, Reader reader) throws Malformed {
    var body = HookBody.read(post.body(), SHAPE);
    return List.of(new EventDraft(
        RECORD_CHANGED,
        post.source(),
        post.site(),
        subject(body),
        post.occurredAt(body.field("write_date").flatMap(OdooHook::utc)),
        body.data(),
        body.redacted() ? Optional.of(post.body()) : Optional.empty(),
        Optional.of(Once.ofBody(post.body(), reader.window()))));
  }

  /** Such as {@code res.partner/13184}. */
  private static Optional<String> subject(HookBody body) {
    return body.field("_model").flatMap(model -> body.field("_id").map(id -> model + '/' + id)).filter(GuideJson::isId);
  }

  /** Odoo writes {@code 2026-11-22 11:38:55.093298}, in UTC. */
  private static Optional<Instant> utc(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
