package dev.junction.hub.spi;

import dev.junction.hub.spi.StrictJson.Malformed;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookScheme;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A signed post whose body is one of the guide's JSON payloads. */
public final class GuideHook extends SignedHook {
  private final HookShape shape;

  /** @param secretFields names of fields that hold secrets, beside {@link GuideJson#SECRETS} */
  public GuideHook(WebhookScheme signature, String meaning, Collection<String> secretFields) {
    super(signature, meaning);
    this.shape = new HookShape(GuideJson.FIELDS, Stream.concat(GuideJson.SECRETS.stream(), secretFields.stream()).toList());
  }

  @Override
  protected List<EventDraft> events(Post post, Verification.Accepted proof, Reader reader) throws Malformed {
    var body = HookBody.read(post.body(), shape);
    return List.of(GuideJson.draft(body, GuideJson.wireName(body), post, reader));
  }
}
