package dev.junction.hub.integration.odoo;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.GuidePayload;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.HttpCalls.Answered;
import dev.junction.hub.spi.HttpOutcome;
import dev.junction.hub.spi.HttpTarget;
import dev.junction.hub.spi.Kept;
import dev.junction.hub.spi.Secret;
import dev.junction.webhooks.WebhookScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts events to the guide's controller in Odoo, and believes its envelope instead of its HTTP status. */
public final class OdooDestination implements DestinationKind {
  static final Field DATABASE =
      new Field(
          "database",
          "Odoo's database, sent as X-Odoo-Database. Needed on a host with several databases, which answers 404 without it.",
          "",
          false);

  /** Odoo's error answers carry a traceback; a whole envelope is needed to read it. */
  private static final int ENVELOPE_BYTES = 64 * 1024;

  private final HttpCalls http;
  private final EventTypes types;
  private final Clock clock;

  public OdooDestination(HttpCalls http, EventTypes types, Clock clock) {
    this.http = http;
    this.types = types;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "odoo-webhook";
  }

  @Override
  public String meaning() {
    return "Posts each event to the Moodle controller of an Odoo, and reads from its answer whether Odoo took it.";
  }

  @Override
  public List<Field> fields() {
    return List.of(HttpTarget.URL, DATABASE, HttpTarget.ALLOW_PRIVATE, HttpTarget.TIMEOUT, HttpTarget.HEADERS);
  }

  @Override
  public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    var problems = HttpTarget.problems(settings);
    if (!settings.getOrDefault("database", "").matches("[\\x21-\\x7e]*")) {
      problems.add("database: expected a name in printable ASCII without spaces");
    }
    if (secrets.isEmpty()) {
      problems.add("secret: missing; give the value of Odoo's system parameter moodle.webhook_secret");
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
    if (GuidePayload.hasMember(parcel.event(), "params")) {
      return new Outcome.Rejected(
          0, "the event's data has a member named params, which Odoo would take for its own; it can't be brought this way", "");
    }
    var target = HttpTarget.of(destination.settings());
    var body = GuidePayload.write(parcel.event(), types, "event_type");
    var reply = http.send(target.post(target.url(), headers(parcel, destination, target, body), body, ENVELOPE_BYTES));
    var outcome = HttpOutcome.of(reply, target.url(), clock.instant(), destination.secrets());
    return outcome instanceof Outcome.Delivered delivered && reply instanceof Answered answer
        ? believed(delivered, answer, target, destination.secrets())
        : outcome;
  }

  @Override
  public Duration timeout() {
    return HttpTarget.LONGEST;
  }

  private Map<String, String> headers(Parcel parcel, Destination destination, HttpTarget target, byte[] body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Junction-Delivery", parcel.deliveryId());
    var database = destination.settings().getOrDefault("database", "");
    if (!database.isEmpty()) {
      headers.put("X-Odoo-Database", database);
    }
    var secret = destination.secrets().getFirst().reveal();
    headers.putAll(WebhookScheme.MOODLE.sign(target.url().text(), body, secret, parcel.deliveryId(), clock.instant()).headers());
    return headers;
  }

  /** A wrong signature fails instead of being rejected: setting the right secret repairs it, and the event is then still due. */
  private static Outcome believed(Outcome.Delivered delivered, Answered answer, HttpTarget target, List<Secret> secrets) {
    return OdooAnswer.read(answer.body())
        .problem()
        .<Outcome>map(
            problem ->
                new Outcome.Failed(
                    delivered.status(),
                    Kept.of("Odoo at %s %s".formatted(target.url().origin(), problem), secrets),
                    delivered.response(),
                    Optional.empty()))
        .orElse(delivered);
  }
}
