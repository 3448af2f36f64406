package dev.junction.hub.spi;

import dev.junction.hub.spi.StrictJson.Malformed;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookRequest;
import dev.junction.webhooks.WebhookScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A scheme whose signature the webhooks client verifies; what is left to say is how an authentic body is read. */
public abstract class SignedHook implements HookScheme {
  private final WebhookScheme signature;
  private final String meaning;

  protected SignedHook(WebhookScheme signature, String meaning) {
    this.signature = signature;
    this.meaning = meaning;
  }

  /**
   * The events of an authentic post.
   *
   * @throws Malformed when its body can't be understood
   */
  protected abstract List<EventDraft> events(Post post, Verification.Accepted proof, Reader reader) throws Malformed;

  /** What an administrator must know about a refusal beside its cause; starts with a space when there is something. */
  protected String afterRefusal() {
    return "";
  }

  @Override
  public final String name() {
    return signature.wireName();
  }

  @Override
  public final String meaning() {
    return meaning;
  }

  @Override
  public final Optional<String> problem(Secret secret) {
    try {
      signature.checkSecret(secret.reveal());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public final Reading read(Post post, List<Secret> secrets, Reader reader) {
    var request = new WebhookRequest(post.url(), post.header(), post.body());
    return switch (signature.verify(request, secrets.stream().map(Secret::reveal).toList(), post.at())) {
      case Verification.Refused refused -> new Reading.Unauthorized(
          refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.explanation() + afterRefusal());
      case Verification.Accepted proof -> accepted(post, proof, reader);
    };
  }

  private Reading accepted(Post post, Verification.Accepted proof, Reader reader) {
    try {
      return new Reading.Accepted(events(post, proof, reader));
    } catch (Malformed malformed) {
      return new Reading.Unreadable(malformed.getMessage() + afterRefusal());
    }
  }
}
