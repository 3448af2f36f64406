package dev.junction.sandbox;

import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookRequest;
import dev.junction.webhooks.WebhookScheme;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody's webhook endpoint: records every request under its name and answers 200. Told a scheme and secrets, it verifies
 * and answers 401 with the reason when it can't believe a request.
 */
public final class Receiver implements Peer {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private record Lock(WebhookScheme scheme, List<String> secrets) {
    @Override public String toString() {
      return "Lock[%s]".formatted(scheme);
    }
  }

  private final String url;
  private final Clock clock;
  private final Inbox<Received> inbox;
  private final Faults faults = new Faults();
  private volatile Optional<Lock> lock = Optional.empty();

  Receiver(String name, String base, Clock clock) {
    if (!NAME.matcher(name).matches() || name.equals(OdooReceiver.NAME))
      throw new IllegalArgumentException("Naming a receiver: expected 1 to 64 letters, digits, dots, dashes or underscores and not '%s', which is the Odoo one at %s"
          .formatted(OdooReceiver.NAME, OdooReceiver.PATH));
    this.url = base + Routes.RECEIVERS + name;
    this.clock = clock;
    this.inbox = new Inbox<>("receiver " + name);
  }

  /** Where it listens; anything below this path arrives here too. */
  public String url() {
    return url;
  }

  @Override public Inbox<Received> inbox() {
    return inbox;
  }

  @Override public Faults faults() {
    return faults;
  }

  /**
   * From now on believes only what one of these secrets signed.
   *
   * @throws IllegalArgumentException if there is no secret, or one that can't work in this scheme
   */
  public void require(WebhookScheme scheme, String... secrets) {
    if (secrets.length == 0) throw new IllegalArgumentException("Setting the scheme of a receiver: expected at least one secret, got none");
    for (var secret : secrets) scheme.checkSecret(secret);
    lock = Optional.of(new Lock(scheme, List.of(secrets)));
  }

  /** From now on believes everybody. */
  public void requireNothing() {
    lock = Optional.empty();
  }

  /** The scheme it verifies, empty if none. */
  public Optional<WebhookScheme> scheme() {
    return lock.map(Lock::scheme);
  }

  @Override public Answer answer(Request request) {
    if (lock.isPresent()) {
      var sentTo = "http://" + request.header("Host").orElse("") + request.target();
      var signed = new WebhookRequest(sentTo, name -> request.header(name).orElse(null), request.body());
      var verification = lock.get().scheme().verify(signed, lock.get().secrets(), clock.instant());
      if (verification instanceof Verification.Refused refused) return Answer.text(401, refused.explanation());
    }
    return Answer.text(200, "ok");
  }
}
