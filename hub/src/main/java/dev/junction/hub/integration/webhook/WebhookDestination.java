package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.HttpOutcome;
import dev.junction.hub.spi.HttpTarget;
import dev.junction.hub.spi.HttpUrl;
import dev.junction.hub.spi.Secret;
import dev.junction.webhooks.WebhookScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts events to a URL, signed so that the receiver can tell who sent them. */
public final class WebhookDestination implements DestinationKind {
  static final Field SCHEME =
      new Field("scheme", "How posts are signed: " + String.join(", ", WebhookSigning.names()) + ".", "standard-webhooks", false);
  static final Field HASH =
      new Field("hash", "For bbb-webhooks only: the checksum's hash, sha1, sha256, sha384 or sha512.", "sha256", false);
  static final Field FORMAT =
      new Field(
          "format",
          "What the body is: cloudevents (CloudEvents 1.0), guide (the event's data with its name in event), guide-event-type (with"
              + " its name in event_type) or data (the event's data alone). bbb-webhooks has a form of its own.",
          "cloudevents",
          false);

  private final HttpCalls http;
  private final EventTypes types;
  private final Clock clock;

  public WebhookDestination(HttpCalls http, EventTypes types, Clock clock) {
    this.http = http;
    this.types = types;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String meaning() {
    return "Posts each event to a URL, signed with a secret that the receiver shares.";
  }

  @Override
  public List<Field> fields() {
    return List.of(HttpTarget.URL, SCHEME, HASH, FORMAT, HttpTarget.ALLOW_PRIVATE, HttpTarget.TIMEOUT, HttpTarget.HEADERS);
  }

  @Override
  public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    var problems = HttpTarget.problems(settings);
    problems.addAll(WebhookSigning.problems(settings, secrets));
    try {
      format(settings);
    } catch (IllegalArgumentException wrong) {
      problems.add("format: " + wrong.getMessage());
    }
    return problems;
  }

  @Override
  public Outcome attempt(Parcel parcel, Destination destination) throws InterruptedException {
    var problems = problems(destination.settings(), destination.secrets());
    if (!problems.isEmpty()) {
      var reason = "destination %s can't be used: %s".formatted(destination.name(), String.join("; ", problems));
      return new Outcome.Failed(0, reason, "", Optional.empty());
    }
    var target = HttpTarget.of(destination.settings());
    var format = format(destination.settings());
    var body = format.body(parcel.event(), types);
    var signed =
        WebhookSigning.of(destination.settings())
            .sign(target.url().text(), body, destination.secrets(), parcel.deliveryId(), clock.instant());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", format.mediaType());
    headers.put("X-Junction-Delivery", parcel.deliveryId());
    headers.putAll(signed.headers());
    var reply = http.send(target.post(HttpUrl.parse(signed.url()), headers, body, HttpOutcome.READ_BYTES));
    return HttpOutcome.of(reply, target.url(), clock.instant(), destination.secrets());
  }

  @Override
  public Duration timeout() {
    return HttpTarget.LONGEST;
  }

  private static WebhookFormat format(Map<String, String> settings) {
    var given = settings.getOrDefault("format", "").strip();
    if (WebhookScheme.BBB_WEBHOOKS.wireName().equals(settings.get("scheme"))) {
      if (!given.isEmpty()) {
        throw new IllegalArgumentException("scheme bbb-webhooks has a body of its own; remove format");
      }
      return WebhookFormat.BBB_WEBHOOKS;
    }
    return WebhookFormat.of(given.isEmpty() ? FORMAT.fallback() : given);
  }
}
