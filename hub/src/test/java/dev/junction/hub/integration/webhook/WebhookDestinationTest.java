package dev.junction.hub.integration.webhook;

import static dev.junction.hub.spi.SampleEvents.NOW;
import static dev.junction.hub.spi.SampleEvents.TYPES;
import static dev.junction.hub.spi.SampleEvents.enrolled;
import static dev.junction.hub.spi.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.HttpDestinationContract;
import dev.junction.hub.spi.Secret;
import dev.junction.sandbox.Peer;
import dev.junction.sandbox.Request;
import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookRequest;
import dev.junction.webhooks.WebhookScheme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookDestinationTest extends HttpDestinationContract {
  private static final Secret NEW = Secret.of("whsec_bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3");
  private static final Secret OLD = Secret.of("whsec_b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xk");
  private final WebhookDestination kind = new WebhookDestination(HTTP, TYPES, CLOCK);

  @Override
  protected DestinationKind kind() {
    return kind;
  }

  @Override
  protected Peer peer() {
    return sandbox.receiver("crm");
  }

  @Override
  protected String url() {
    return sandbox.receiver("crm").url();
  }

  @Override
  protected List<Secret> secrets() {
    return List.of(NEW, OLD);
  }

  private Request sent(Map<String, String> settings) throws InterruptedException {
    var all = new HashMap<>(working().settings());
    all.putAll(settings);
    assertThat(attempt(destination(all))).isInstanceOf(Outcome.Delivered.class);
    return peer().inbox().all().getLast().request();
  }

  private static Verification verified(WebhookScheme scheme, Request request, Secret secret) {
    var url = sandbox.url() + request.target();
    var signed = new WebhookRequest(url, name -> request.header(name).orElse(null), request.body());
    return scheme.verify(signed, List.of(secret.reveal()), NOW);
  }

  @ParameterizedTest
  @EnumSource(value = WebhookScheme.class, names = "SECRET_IN_PATH", mode = EnumSource.Mode.EXCLUDE)
  void theReceiverBelievesWhatTheNewestSecretSigned(WebhookScheme scheme) throws Exception {
    var request = sent(Map.of("scheme", scheme.wireName()));
    assertThat(verified(scheme, request, NEW)).isInstanceOf(Verification.Accepted.class);
    assertThat(verified(scheme, request, Secret.of("whsec_b3RoZXI="))).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void aStandardWebhookIsSignedWithEveryLiveSecret() throws Exception {
    var request = sent(Map.of());
    assertThat(verified(WebhookScheme.STANDARD_WEBHOOKS, request, OLD)).isInstanceOf(Verification.Accepted.class);
    assertThat(request.header("webhook-signature")).hasValueSatisfying(all -> assertThat(all.split(" ")).hasSize(2));
    assertThat(request.header("webhook-id")).contains(DELIVERY);
  }

  @Test
  void otherSchemesAreSignedWithTheNewestSecretOnly() throws Exception {
    var request = sent(Map.of("scheme", "hub-sha256"));
    assertThat(verified(WebhookScheme.HUB_SHA256, request, OLD)).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void aCloudEventIsWhatGoesByDefault() throws Exception {
    var request = sent(Map.of());
    assertThat(request.header("Content-Type")).contains("application/cloudevents+json; charset=utf-8");
    var body = JsonMapper.shared().readTree(request.body());
    assertThat(body.path("type").asString()).isEqualTo("dev.junction.user.enrolled");
    assertThat(body.path("data").path("note").asString()).isEqualTo("Zoë 学生");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      guide            | {"event":"course_enrolled","user_id":42,"course_id":7,"note":"Zoë 学生"}
      guide-event-type | {"event_type":"user_enrolled","user_id":42,"course_id":7,"note":"Zoë 学生"}
      data             | {"event":"course_enrolled","user_id":42,"course_id":7,"note":"Zoë 学生"}
      """)
  void theGuidesReceiversGetTheirOwnJson(String format, String json) throws Exception {
    var request = sent(Map.of("format", format, "scheme", "hub-sha1"));
    assertThat(request.text()).isEqualTo(json);
    assertThat(request.header("Content-Type")).contains("application/json");
  }

  @Test
  void bbbWebhooksGetsItsForm() throws Exception {
    var request = sent(Map.of("scheme", "bbb-webhooks", "hash", "sha1"));
    assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded;charset=UTF-8");
    assertThat(request.query()).matches("checksum=[0-9a-f]{40}");
    assertThat(request.text()).startsWith("domain=crm&event=%5B%7B").endsWith("&timestamp=1795600798250");
    var sent = URLDecoder.decode(request.text().split("&")[1], StandardCharsets.UTF_8).substring("event=".length());
    var data = JsonMapper.shared().readTree(sent).path(0).path("data");
    assertThat(data.path("id").asString()).isEqualTo("course_enrolled");
    assertThat(data.path("attributes").path("user_id").asInt()).isEqualTo(42);
    assertThat(data.path("event").path("ts").asLong()).isEqualTo(1795600798250L);
  }

  @Test
  void whatCameFromBbbWebhooksLeavesAsItWas() throws Exception {
    var data = "{\"data\":{\"type\":\"event\",\"id\":\"user-joined\",\"attributes\":{\"x\":1.50},\"event\":{\"ts\":1}}}";
    kind.attempt(new DestinationKind.Parcel(DELIVERY, 1, event("meeting.user-joined", data)), with("scheme", "bbb-webhooks"));
    var request = peer().inbox().all().getLast().request();
    assertThat(URLDecoder.decode(request.text(), StandardCharsets.UTF_8)).contains("&event=[" + data + "]&");
  }

  @Test
  void theChecksumCoversTheUrlAsItWasTyped() throws Exception {
    var typed = url().replace("http://", "HTTP://") + "/a%2Fb/?x=1&y=ü";
    var request = sent(Map.of("scheme", "bbb-webhooks", "url", typed));
    assertThat(request.target()).startsWith("/receiver/crm/a%2Fb/?x=1&y=%C3%BC&checksum=");
    var asTyped = new WebhookRequest(typed + "&" + request.query().replaceAll(".*&", ""), name -> null, request.body());
    assertThat(WebhookScheme.BBB_WEBHOOKS.verify(asTyped, List.of(NEW.reveal()), NOW)).isInstanceOf(Verification.Accepted.class);
  }

  @Test
  void everyAttemptSendsTheSameBody() throws Exception {
    kind.attempt(new DestinationKind.Parcel(DELIVERY, 1, enrolled()), working());
    kind.attempt(new DestinationKind.Parcel(DELIVERY, 2, enrolled()), working());
    var bodies = peer().inbox().all().stream().map(received -> received.request().text()).toList();
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).contains("course_enrolled");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      url           | ftp://crm.example/          | url: expected a URL that starts with https:// or http://, got scheme ftp
      url           | https://me:pw@crm.example/  | url: user name and password
      scheme        | hub-sha265                  | hub-sha256
      scheme        | secret-in-path              | scheme: secret-in-path signs nothing
      hash          | md5                         | sha1
      format        | xml                         | format: expected one of [cloudevents, guide, guide-event-type, data], got xml
      format        | bbb-webhooks                | format: expected one of
      allow-private | perhaps                     | allow-private: expected true or false, got perhaps
      timeout       | 31                          | timeout: expected 1 to 30 seconds, got 31
      timeout       | 0                           | timeout: expected 1 to 30
      headers       | Authorization: Bearer abc   | headers: Authorization carries a secret
      headers       | Content-Length: 3           | headers: Content-Length is set by Junction
      headers       | nonsense                    | headers: expected Name: value
      """)
  void aWrongSettingIsSaid(String field, String value, String said) {
    var problems = kind.problems(with(field, value).settings(), secrets());
    assertThat(problems).singleElement().asString().contains(said).doesNotContain("pw").doesNotContain("abc");
  }

  @Test
  void allProblemsAreSaidAtOnce() {
    assertThat(kind.problems(Map.of("timeout", "x", "scheme", "y", "format", "z"), List.of())).hasSize(4);
    assertThat(kind.problems(working().settings(), List.of())).singleElement().asString().startsWith("secret: missing");
  }

  @Test
  void aSecretThatCantSignIsSaidWithoutShowingIt() {
    assertThat(kind.problems(working().settings(), List.of(Secret.of("hunter2"))))
        .singleElement().asString().contains("whsec_").doesNotContain("hunter2");
  }

  @Test
  void aFormatForBbbWebhooksIsAProblem() {
    var settings = new HashMap<>(with("scheme", "bbb-webhooks").settings());
    settings.put("format", "guide");
    assertThat(kind.problems(settings, secrets())).singleElement().asString().contains("remove format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://2130706433/", "http://0x7f.1/", "http://017700000001/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://[::1]/", "http://localhost/", "http://0/"})
  void noSpellingOfThisMachineGetsThrough(String url) throws Exception {
    Destination destination = destination(Map.of("url", url, "timeout", "5"));
    var outcome = attempt(destination);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(reason(outcome)).containsAnyOf("which is loopback", "which is this machine", "no address is known");
  }
}
