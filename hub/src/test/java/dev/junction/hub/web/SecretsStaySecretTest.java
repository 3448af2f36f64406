package dev.junction.hub.web;

import static dev.junction.hub.web.Signed.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.TestStore;
import dev.junction.webhooks.WebhookScheme;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets are planted everywhere; then whatever the hub has said, written and answered is searched for them. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsStaySecretTest {
  private static final String OLD = "planted-old-secret-of-the-sender-91c2";
  private static final String PATH = "planted-secret-in-a-path-of-odoo-77aa";
  private static final String DESTINATION = "planted-secret-of-a-destination-55bb";
  private static final String ROTATED = "planted-next-secret-of-a-destination-66cc";
  private static final String IN_BODY = "planted-password-in-a-body-33dd";
  private static final String SETTINGS =
      """
      webhook:
        sources:
          sender: {scheme: hub-sha256, secret: %s, old-secret: %s, old-secret-until: 2099-01-01T00:00:00Z}
          odoo: {scheme: secret-in-path, secret: %s}
      delivery: {schedule: [], poll: 50ms}
      """
          .formatted(Signed.SECRET, OLD, PATH);

  private final StringBuilder said = new StringBuilder();

  private void heard(HttpResponse<String> answer) {
    said.append(answer.statusCode()).append(answer.headers().map()).append(answer.body()).append('\n');
  }

  @BothStores
  void noSecretIsEverSaid(TestStore test, CapturedOutput output) throws Exception {
    String token;
    try (var hub = new ServedHub(test.place(), SETTINGS, Clock.systemUTC())) {
      token = hub.token();
      provoke(hub);
      for (var path : new String[] {"events", "dead", "destinations", "subscriptions", "integrations", "deliveries/open", "events?text=planted"}) {
        heard(hub.api("GET", path, ""));
      }
      for (var event : hub.events()) {
        heard(hub.api("GET", "events/" + event.id(), ""));
        heard(hub.api("GET", "events/" + event.id() + "/cloudevent", ""));
      }
      heard(hub.get("/metrics"));
      heard(hub.get("/health/ready"));
    }

    assertThat(said.toString()).contains("grade.updated", "odoo.record-changed", "receiver", "refused");
    assertThat(said + output.getAll()).doesNotContain(Signed.SECRET, OLD, PATH, DESTINATION, ROTATED, IN_BODY, token);
    assertThat(said + output.getAll()).doesNotContain("planted-");
    atRest(test);
  }

  private void provoke(ServedHub hub) throws Exception {
    heard(hub.api("POST", "destinations",
        """
        {"name":"receiver","kind":"webhook","secret":"%s","settings":{"url":"http://127.0.0.1:9/refused","scheme":"hub-sha256","allow-private":"true"}}
        """.formatted(DESTINATION)));
    heard(hub.api("POST", "destinations/receiver/rotate", "{\"secret\":\"%s\"}".formatted(ROTATED)));
    heard(hub.api("POST", "destinations", "{\"name\":\"receiver\",\"kind\":\"webhook\",\"secret\":\"%s\",\"settings\":{}}".formatted(DESTINATION)));
    heard(hub.api("POST", "destinations", "{\"name\":\"broken\",\"secret\":\"%s\",".formatted(DESTINATION)));
    heard(hub.api("POST", "subscriptions", "{\"destination\":\"receiver\"}"));
    heard(hub.api("POST", "destinations/receiver/test", ""));
    var body = bytes("{\"event\":\"grade_updated\",\"user_id\":1,\"password\":\"%1$s\",\"user\":{\"token\":\"%1$s\"}}".formatted(IN_BODY));
    heard(hub.post("/hooks/sender", body, Signed.by(WebhookScheme.HUB_SHA256, body)));
    heard(hub.post("/hooks/sender", body, Map.of("X-Hub-Signature-256", "sha256=" + OLD)));
    heard(hub.post("/hooks/odoo/" + PATH, bytes("{\"_model\":\"res.partner\",\"_id\":7,\"password\":\"%s\"}".formatted(IN_BODY)), Map.of()));
    heard(hub.post("/hooks/odoo/" + PATH, bytes("{\"password\":\"%s\"".formatted(IN_BODY)), Map.of()));
    heard(hub.post("/hooks/odoo/planted-but-wrong", bytes("{}"), Map.of()));
    heard(hub.post("/hooks/planted-name-of-nobody", bytes("{}"), Map.of()));
    heard(hub.send(hub.call("/api/v1/events").GET().header("Authorization", "Bearer planted-wrong-token")));
    Await.until("the deliveries have failed", () -> hub.hub().engine().deliveries().open().get("dead") >= 2);
  }

  /** Not even the database's own files show them. */
  private static void atRest(TestStore test) throws Exception {
    try (var files = Files.list(test.data())) {
      for (var file : files.filter(one -> !one.getFileName().toString().equals("store.key")).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("planted-");
      }
    }
  }
}
