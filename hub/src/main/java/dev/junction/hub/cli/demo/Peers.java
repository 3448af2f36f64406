package dev.junction.hub.cli.demo;

import dev.junction.webhooks.WebhookScheme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The systems around the hub, played by the sandbox, through its control API. */
final class Peers implements AutoCloseable {
  private final String url;
  private final JsonCalls calls;
  private final Secrets secrets;
  private final String hub;

  /**
   * @param url     of the sandbox
   * @param secrets that the peers sign and verify with
   * @param hub     the hub's URL as they know it
   */
  Peers(String url, Secrets secrets, String hub) {
    this.url = url;
    this.calls = new JsonCalls(url + "/control", Map.of());
    this.secrets = secrets;
    this.hub = hub;
  }

  /** What the hub answered to a webhook; without a status when there was no answer. */
  record Answer(String event, Optional<Integer> status, String body) {
    boolean ok() {
      return status.equals(Optional.of(200));
    }

    @Override
    public String toString() {
      return "%s to %s".formatted(status.map(code -> code + " " + body).orElse(body), event);
    }
  }

  /** An e-mail that came. */
  record Mail(String to, String subject) {}

  /** Posts what BigBlueButton was recorded to send, from the first one on. */
  List<Answer> sendRecorded(int count) {
    return send(Source.BBB_WEBHOOKS, Source.BBB_WEBHOOKS.secret(secrets), Map.of("catalogue", "bbb-webhooks", "count", count));
  }

  /** Posts an event in the guide's form; the same number makes the same bytes. */
  Answer send(Source source, String event, int number) {
    return send(source, source.secret(secrets), event, number);
  }

  /** Posts it signed with a secret that isn't the source's. */
  Answer sendForged(Source source, String event, int number) {
    return send(source, secrets.of("forger", source.scheme()), event, number);
  }

  private Answer send(Source source, String secret, String event, int number) {
    return send(source, secret, Map.of("catalogue", "guide", "event", event, "index", number)).getFirst();
  }

  private List<Answer> send(Source source, String secret, Map<String, Object> what) {
    var order = new LinkedHashMap<>(what);
    order.put("target", hub + source.path());
    order.put("scheme", source.scheme().wireName());
    order.put("secret", secret);
    return calls.post("/send", order).path("sent").valueStream().map(Peers::answer).toList();
  }

  private static Answer answer(JsonNode sent) {
    var event = sent.path("event").asString();
    return sent.hasNonNull("status")
        ? new Answer(event, Optional.of(sent.path("status").asInt()), sent.path("body").asString(""))
        : new Answer(event, Optional.empty(), sent.path("error").asString(""));
  }

  /** URL of a receiver of webhooks. */
  String receiver(String name) {
    return url + "/receiver/" + name;
  }

  /** What a receiver's secret is for. */
  static String use(String receiver) {
    return "destination-" + receiver;
  }

  /** Lets a receiver believe only what its secret signed. */
  void verify(String receiver, WebhookScheme scheme) {
    var secret = secrets.of(use(receiver), scheme);
    calls.put("/schemes/" + receiver, Map.of("scheme", scheme.wireName(), "secrets", List.of(secret)));
  }

  /** Lets the next requests fail with this status. */
  void failNext(String receiver, int status, int times) {
    calls.put("/faults/" + receiver, Map.of("queue", Collections.nCopies(times, fault(status))));
  }

  /** Lets every request fail with this status until it is mended. */
  void failAlways(String receiver, int status) {
    calls.put("/faults/" + receiver, Map.of("standing", fault(status)));
  }

  void mend(String receiver) {
    calls.delete("/faults/" + receiver);
  }

  private static Map<String, Object> fault(int status) {
    return Map.of("kind", "status", "status", status);
  }

  /** How many requests came to a receiver. */
  int received(String receiver) {
    return calls.get("/receivers/" + receiver).size();
  }

  /** URL of the guide's controller in Odoo. */
  String odoo() {
    return calls.get("/odoo").path("url").asString();
  }

  /** Sets Odoo's system parameter {@code moodle.webhook_secret} to the secret that Odoo and the hub share. */
  void shareOdooSecret() {
    setOdooSecret(SetUp.ODOO);
  }

  /** Sets it to another one, as somebody does who doesn't know who uses it. */
  void changeOdooSecret() {
    setOdooSecret("somebody-else");
  }

  private void setOdooSecret(String sharedWith) {
    calls.put("/odoo", Map.of("secret", secrets.of(use(sharedWith), WebhookScheme.MOODLE)));
  }

  List<Mail> mail() {
    return calls.get("/mail").valueStream().map(mail -> new Mail(mail.path("to").path(0).asString(""), mail.path("subject").asString(""))).toList();
  }

  @Override
  public void close() {
    calls.close();
  }
}
