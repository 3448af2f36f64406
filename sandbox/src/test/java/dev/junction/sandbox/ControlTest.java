package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlTest {

  private final Sandbox sandbox = Sandbox.start();
  private final Receiver crm = sandbox.receiver("crm");

  @AfterEach void close() {
    sandbox.close();
  }

  @Test void showsAndForgetsWhatAReceiverGot() throws Exception {
    crm.faults().next(new Fault.Status(500));
    Http.call("POST", crm.url() + "?x=1", "größe", "X-Id", "7");

    var received = ok("GET", "receivers/crm", "");
    assertThat(received).hasSize(1);
    assertThat(received.at("/0/number").asInt()).isEqualTo(1);
    assertThat(received.at("/0/at").asString()).isEqualTo(crm.inbox().all().get(0).request().at().toString());
    assertThat(received.at("/0/method").asString()).isEqualTo("POST");
    assertThat(received.at("/0/path").asString()).isEqualTo("/receiver/crm");
    assertThat(received.at("/0/query").asString()).isEqualTo("x=1");
    assertThat(received.at("/0/headers/X-Id/0").asString()).isEqualTo("7");
    assertThat(received.at("/0/body").asString()).isEqualTo("größe");
    assertThat(received.at("/0/fault/kind").asString()).isEqualTo("status");

    ok("DELETE", "receivers/crm", "");
    assertThat(crm.inbox().all()).isEmpty();
  }

  @Test void aBodyThatIsNoTextComesAsBase64AndAFaultOnlyIfThereWasOne() throws Exception {
    try (var client = new RawClient(sandbox)) {
      client.post("/receiver/crm", "\u00ff\u0000").readAll();
    }
    var received = ok("GET", "receivers/crm", "");
    assertThat(received.at("/0/bodyBase64").asString()).isEqualTo("/wA=");
    assertThat(received.get(0).has("body")).isFalse();
    assertThat(received.get(0).has("fault")).isFalse();
  }

  @Test void scriptsFaultsOfAnyPeer() throws Exception {
    var script = "{\"queue\":[{\"kind\":\"status\",\"status\":500},{\"kind\":\"reset\"}],\"standing\":{\"kind\":\"invalid-json\"}}";
    assertThat(ok("PUT", "faults/odoo", script).at("/queue/1/afterBytes").asInt()).isEqualTo(20);

    assertThat(sandbox.odoo().faults().queued()).containsExactly(new Fault.Status(500), new Fault.Reset(null));
    assertThat(sandbox.odoo().faults().standing()).hasValue(new Fault.InvalidJson());

    sandbox.odoo().faults().take();
    assertThat(ok("GET", "faults/odoo", "").get("queue")).hasSize(1);
    ok("PUT", "faults/odoo", "{}");
    assertThat(sandbox.odoo().faults().take()).isEmpty();
  }

  @ParameterizedTest @CsvSource({"POST,release/crm,true", "DELETE,faults/crm,false"})
  void letsGoWhatHangs(String method, String path, boolean scriptStays) throws Exception {
    ok("PUT", "faults/crm", "{\"standing\":{\"kind\":\"hang\"}}");
    var hung = Http.postLater(crm.url(), "{}");
    crm.inbox().await(1, Duration.ofSeconds(10));

    ok(method, path, "");

    assertThat(hung.get(10, TimeUnit.SECONDS).body()).isEqualTo("ok");
    assertThat(crm.faults().standing().isPresent()).isEqualTo(scriptStays);
  }

  @Test void setsAndLiftsAScheme() throws Exception {
    var set = ok("PUT", "schemes/crm", "{\"scheme\":\"hub-sha256\",\"secrets\":[\"hidden\"]}");
    assertThat(set.get("scheme").asString()).isEqualTo("hub-sha256");
    assertThat(set.get("url").asString()).isEqualTo(crm.url());
    assertThat(set.toString()).doesNotContain("hidden");
    assertThat(crm.scheme()).hasValue(WebhookScheme.HUB_SHA256);

    assertThat(ok("PUT", "schemes/crm", "{}").get("scheme").isNull()).isTrue();
    assertThat(crm.scheme()).isEmpty();
  }

  @Test void tellsAndSetsTheOdooSecretAndDatabase() throws Exception {
    var odoo = ok("GET", "odoo", "");
    assertThat(odoo.get("url").asString()).isEqualTo(sandbox.url() + "/moodle/webhook");
    assertThat(odoo.get("secret").asString()).isEqualTo(sandbox.odoo().secret().orElseThrow());

    ok("PUT", "odoo", "{\"secret\":\"mine\",\"database\":\"campus\"}");
    assertThat(sandbox.odoo().secret()).hasValue("mine");
    assertThat(sandbox.odoo().database()).hasValue("campus");
    ok("PUT", "odoo", "{}");
    assertThat(sandbox.odoo().secret()).isEqualTo(Optional.empty());
  }

  @Test void showsRefusesAndForgetsMail() throws Exception {
    assertThat(ok("GET", "mail", "")).isEmpty();
    assertThat(ok("PUT", "mail", "{\"refusal\":\"451 later\"}").get("refusal").asString()).isEqualTo("451 later");
    assertThat(sandbox.mail().refusal()).hasValue("451 later");
    ok("PUT", "mail", "{}");
    assertThat(sandbox.mail().refusal()).isEmpty();
    assertThat(ok("DELETE", "mail", "").get("done").asBoolean()).isTrue();
  }

  @Test void givesAnOverview() throws Exception {
    Http.post(crm.url(), "{}");

    var overview = ok("GET", "", "");
    assertThat(overview.get("url").asString()).isEqualTo(sandbox.url());
    assertThat(overview.get("smtpPort").asInt()).isEqualTo(sandbox.smtpPort());
    assertThat(overview.at("/receivers/crm").asInt()).isEqualTo(1);
    assertThat(overview.get("odoo").asInt()).isZero();
    assertThat(overview.get("mail").asInt()).isZero();
  }

  @Test void sendsARunFromACatalogue() throws Exception {
    crm.require(WebhookScheme.BBB_WEBHOOKS, "s");

    var sent = ok("POST", "send", order("bbb-webhooks", "bbb-webhooks", "\"index\":1,\"count\":92")).get("sent");

    assertThat(sent).hasSize(92).allSatisfy(outcome -> assertThat(outcome.get("status").asInt()).isEqualTo(200));
    assertThat(crm.inbox().all()).hasSize(92);
    assertThat(sent.at("/0/event").asString()).isEqualTo("MeetingCreatedEvtMsg");
    assertThat(sent.at("/0").has("error")).isFalse();
  }

  @Test void sendsOneEventSeveralTimesEachDifferent() throws Exception {
    ok("POST", "send", order("moodle", "guide", "\"event\":\"grade_updated\",\"count\":3"));

    assertThat(crm.inbox().all()).extracting(received -> received.request().text()).hasSize(3).doesNotHaveDuplicates()
        .allSatisfy(body -> assertThat(body).contains("grade_updated"));
  }

  @Test void stopsSendingWhenNobodyAnswers() throws Exception {
    crm.faults().next(new Fault.Status(503), new Fault.Reset(0));

    var sent = ok("POST", "send", order("moodle", "guide", "\"count\":5")).get("sent");

    assertThat(sent).hasSize(2);
    assertThat(sent.at("/0/status").asInt()).isEqualTo(503);
    assertThat(sent.at("/1/error").asString()).contains(crm.url());
  }

  @ParameterizedTest @CsvSource(delimiter = '|', value = {
      "PUT|faults/crm|{\"standing\":{\"kind\":\"boom\"}}|boom",
      "PUT|faults/crm|{\"queue\":[null]}|null",
      "PUT|faults/crm|{\"que\":[]}|que",
      "PUT|faults/a%20b|{}|Naming a receiver",
      "PUT|schemes/crm|{\"scheme\":\"hub-sha265\",\"secrets\":[\"s\"]}|hub-sha256",
      "PUT|schemes/crm|{\"scheme\":\"moodle\"}|secret",
      "PUT|schemes/odoo|{}|/moodle/webhook",
      "PUT|mail|{\"refusal\":\"no\"}|SMTP reply",
      "PUT|odoo|null|null",
      "POST|send|{}|'target'",
      "POST|send|{\"target\":\"file:///x\",\"scheme\":\"moodle\",\"secret\":\"s\",\"catalogue\":\"guide\"}|http or https",
      "POST|send|{\"target\":\"http://h/\",\"scheme\":\"moodle\",\"secret\":\"s\",\"catalogue\":\"guide\",\"count\":0}|count",
      "POST|send|{\"target\":\"http://h/\",\"scheme\":\"moodle\",\"secret\":\"s\",\"catalogue\":\"novels\"}|novels",
      "POST|send|{\"target\":\"http://h/\",\"scheme\":\"moodle\",\"secret\":\"s\",\"catalogue\":\"bbb-webhooks\",\"index\":92,\"count\":2}|got 93"})
  void whatIsWrongIsNamed(String method, String path, String body, String named) throws Exception {
    var answer = Http.call(method, sandbox.url() + "/control/" + path, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.tree(answer.body()).get("error").asString()).contains(named);
  }

  @Test void brokenJsonIsPlacedButNotQuoted() throws Exception {
    var answer = Http.call("PUT", sandbox.url() + "/control/odoo", "{\"secret\": hidden}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 1, column").doesNotContain("hidden");
  }

  @Test void whatDoesNotExistIsNotFound() throws Exception {
    assertThat(Http.call("GET", sandbox.url() + "/control/weather", "").statusCode()).isEqualTo(404);
    assertThat(Http.call("PATCH", sandbox.url() + "/control/mail", "{}").statusCode()).isEqualTo(404);
  }

  @Test void aWebPageCannotSteerIt() throws IOException, InterruptedException {
    assertThat(Http.call("DELETE", sandbox.url() + "/control/mail", "", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    try (var client = new RawClient(sandbox)) {
      client.send("GET /control/odoo HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      assertThat(client.readAll()).startsWith("HTTP/1.1 403").doesNotContain(sandbox.odoo().secret().orElseThrow());
    }
  }

  private JsonNode ok(String method, String path, String body) throws IOException, InterruptedException {
    var answer = Http.call(method, sandbox.url() + "/control" + (path.isEmpty() ? "" : "/" + path), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.tree(answer.body());
  }

  private String order(String scheme, String catalogue, String more) {
    return "{\"target\":\"%s\",\"scheme\":\"%s\",\"secret\":\"s\",\"catalogue\":\"%s\",%s}".formatted(crm.url(), scheme, catalogue, more);
  }
}
