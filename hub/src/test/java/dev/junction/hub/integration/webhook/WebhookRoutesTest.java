package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import dev.junction.hub.spi.Route.Lane;
import dev.junction.hub.spi.Secret;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class WebhookRoutesTest {
  private static final String GOOD = "{\"event\":\"course_enrolled\",\"user_id\":42,\"course_id\":3}";
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final StubHub hub = new StubHub().source("generic", "hub-sha1").source("bigbluebutton", "bbb").source("erp", "secret-in-path");

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
  }

  private List<Route> routes() {
    return new Webhook().routes(hub);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Answer post(String path, WebhookScheme scheme, String body, Secret secret) throws IOException {
    return post(routes(), path, scheme, body, secret);
  }

  private Answer post(List<Route> routes, String path, WebhookScheme scheme, String body, Secret secret) throws IOException {
    var signed = scheme.sign(hub.publicUrl() + path, utf8(body), secret.reveal(), "msg_1", hub.clock().instant());
    return StubCall.post(routes, signed, utf8(body));
  }

  private static String said(Answer answer) {
    return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
  }

  private List<String> warnings() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void everyPathIsAPostInTheHotLaneWithTheConfiguredLimit() {
    assertThat(routes()).allSatisfy(route -> {
      assertThat(route.method()).isEqualTo("POST");
      assertThat(route.lane()).isEqualTo(Lane.HOT);
      assertThat(route.bodyLimit()).isEqualTo(64 * 1024);
    }).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "/hooks/generic,                         HUB_SHA1, generic",
    "/webhooks/generic_webhook.php,          HUB_SHA1, generic",
    "/hooks/bigbluebutton,                   BBB,      bigbluebutton",
    "/webhooks/bigbluebutton_webhook.php,    BBB,      bigbluebutton",
    "/mod/bigbluebuttonbn/bbb_webhook.php,   BBB,      bigbluebutton",
    "/hooks/erp,                             SECRET_IN_PATH, erp"
  })
  void anAuthenticPostIsRecordedAndAnsweredOk(String path, WebhookScheme scheme, String source) throws IOException {
    assertThat(said(post(path, scheme, GOOD, StubHub.SECRET))).isEqualTo("200 OK");
    assertThat(hub.recorded).extracting(EventDraft::source, EventDraft::site).containsExactly(org.assertj.core.groups.Tuple.tuple(source, "teaching"));
    assertThat(hub.count("junction.hooks.events", "source", source, "type", "known")).isEqualTo(1);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aRepetitionIsAnsweredLikeTheFirst() throws IOException {
    var first = post("/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET);
    var second = post("/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET);
    assertThat(said(second)).isEqualTo(said(first));
    assertThat(second.headers()).isEqualTo(first.headers());
    assertThat(hub.recorded).hasSize(1);
    assertThat(hub.count("junction.hooks.events", "source", "generic", "type", "repeated")).isEqualTo(1);
  }

  @Test
  void anUnknownTypeIsRecordedAndCounted() throws IOException {
    assertThat(said(post("/hooks/generic", WebhookScheme.HUB_SHA1, "{\"event\":\"quiz_started\"}", StubHub.SECRET))).isEqualTo("200 OK");
    assertThat(hub.recorded).extracting(EventDraft::type).containsExactly("unknown.quiz_started");
    assertThat(hub.count("junction.hooks.events", "source", "generic", "type", "unknown")).isEqualTo(1);
  }

  @Test
  void aPostThatNobodyProvesIsUnauthorizedAndCountedByItsReason() throws IOException {
    assertThat(said(post("/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, Secret.of("stranger")))).isEqualTo("401 Unauthorized");
    assertThat(said(post("/hooks/generic", WebhookScheme.HUB_SHA256, GOOD, StubHub.SECRET))).isEqualTo("401 Unauthorized");
    assertThat(hub.count("junction.hooks.refused", "source", "generic", "reason", "mismatch")).isEqualTo(1);
    assertThat(hub.count("junction.hooks.refused", "source", "generic", "reason", "missing")).isEqualTo(1);
    assertThat(hub.recorded).isEmpty();
  }

  @Test
  void anAuthenticBodyThatIsNoJsonObjectIsInvalid() throws IOException {
    for (var body : List.of("", "[]", "{", "a=b&c=d", "{} x")) {
      assertThat(said(post("/hooks/generic", WebhookScheme.HUB_SHA1, body, StubHub.SECRET))).as(body).isEqualTo("400 Invalid JSON");
    }
    assertThat(hub.count("junction.hooks.refused", "source", "generic", "reason", "unreadable")).isEqualTo(5);
    assertThat(hub.recorded).isEmpty();
  }

  @Test
  void aSourceThatNobodyConfiguredIsNotFoundAndItsNameStaysOutOfTheMetrics() throws IOException {
    assertThat(said(post("/hooks/stranger", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET))).isEqualTo("404 Not found");
    assertThat(said(post("/hooks/stranger", WebhookScheme.SECRET_IN_PATH, GOOD, StubHub.SECRET))).isEqualTo("404 Not found");
    assertThat(hub.counted.keySet()).allMatch(name -> !name.contains("stranger"));
    assertThat(hub.count("junction.hooks.refused", "source", "none", "reason", "unknown-source")).isEqualTo(2);
    hub.sources.remove("generic");
    assertThat(said(post("/webhooks/generic_webhook.php", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET))).isEqualTo("404 Not found");
  }

  @Test
  void whenNothingCanBeRecordedTheSenderIsAskedToComeBack() throws IOException {
    hub.breakLedger(7);
    var answer = post("/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "7");
    assertThat(hub.recorded).isEmpty();
    assertThat(hub.count("junction.hooks.refused", "source", "generic", "reason", "unavailable")).isEqualTo(1);
  }

  @Test
  void theOldSecretCountsOnlyBeforeItsExpiry() throws IOException {
    var routes = routes();
    hub.pass(Duration.ofMinutes(59));
    assertThat(post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.OLD).status()).isEqualTo(200);
    hub.pass(Duration.ofMinutes(1));
    assertThat(post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.OLD).status()).isEqualTo(401);
    assertThat(post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, StubHub.SECRET).status()).isEqualTo(200);
  }

  @Test
  void theUrlThatIsVerifiedIsTheConfiguredOneWhateverTheHostHeaderSays() throws IOException {
    hub.source("bbb", "bbb-webhooks");
    var form = utf8("domain=d&event=[{}]&timestamp=1");
    var mine = WebhookScheme.BBB_WEBHOOKS.sign("https://hub.example.org/hooks/bbb?x=1", form, StubHub.SECRET.reveal(), "1", hub.clock().instant());
    var other = WebhookScheme.BBB_WEBHOOKS.sign("https://evil.example.net/hooks/bbb?x=1", form, StubHub.SECRET.reveal(), "1", hub.clock().instant());
    var host = Map.of("Host", "evil.example.net", "X-Forwarded-Host", "evil.example.net");
    assertThat(StubCall.post(routes(), mine.url().replace("https://hub.example.org", ""), host, form).status()).isEqualTo(200);
    assertThat(StubCall.post(routes(), other.url().replace("https://evil.example.net", ""), host, form).status()).isEqualTo(401);
  }

  @Test
  void behindAProxyTheUrlThatTheSenderWasGivenIsVerified() throws IOException {
    hub.source("bbb", "bbb-webhooks", Optional.of(URI.create("https://campus.example.org/junction/bbb?tenant=a")));
    var form = utf8("domain=d&event=[{}]&timestamp=1");
    var signed = WebhookScheme.BBB_WEBHOOKS.sign(
        "https://campus.example.org/junction/bbb?tenant=a", form, StubHub.SECRET.reveal(), "1", hub.clock().instant());
    var arrives = signed.url().replace("https://campus.example.org/junction/bbb", "/hooks/bbb");
    assertThat(StubCall.post(routes(), arrives, Map.of(), form).status()).isEqualTo(200);
  }

  @Test
  void aSecretInThePathIsReadFromThePathThatArrivedAlsoBehindAProxy() throws IOException {
    hub.source("erp", "secret-in-path", Optional.of(URI.create("https://campus.example.org/odoo-hints")));
    assertThat(post("/hooks/erp", WebhookScheme.SECRET_IN_PATH, GOOD, StubHub.SECRET).status()).isEqualTo(200);
    assertThat(post("/hooks/erp", WebhookScheme.SECRET_IN_PATH, GOOD, Secret.of("guess")).status()).isEqualTo(401);
    assertThat(StubCall.post(routes(), "/hooks/erp", Map.of(), utf8(GOOD)).status()).isEqualTo(401);
  }

  @Test
  void aRefusalIsExplainedOnceAMinuteAndNeverShowsASecretOrTheBody() throws IOException {
    var routes = routes();
    var body = "{\"event\":\"x\",\"password\":\"body-secret\"";
    for (int i = 0; i < 50; i++) {
      post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, body, StubHub.SECRET);
      post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, GOOD, Secret.of("presented-secret"));
      post(routes, "/hooks/erp", WebhookScheme.SECRET_IN_PATH, GOOD, Secret.of("presented-secret"));
    }
    assertThat(warnings()).hasSize(3).allSatisfy(line -> assertThat(line)
        .doesNotContain("presented-secret", "body-secret", StubHub.SECRET.reveal(), StubHub.OLD.reveal(), "password"));
    hub.pass(Duration.ofSeconds(60));
    post(routes, "/hooks/generic", WebhookScheme.HUB_SHA1, body, StubHub.SECRET);
    assertThat(warnings()).hasSize(4).last().asString().contains("hook source generic", "unreadable", "49 more");
    assertThat(hub.count("junction.hooks.refused", "source", "generic", "reason", "unreadable")).isEqualTo(51);
  }

  @Test
  void aSourceWithAnUnknownSchemeDoesNotStart() {
    hub.source("typo", "hub-sha265");
    assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::routes)
        .withMessageContainingAll("hub-sha265", "hub-sha256").returns("webhook.sources.typo.scheme", InvalidSetting::key);
  }

  @Test
  void aSourceWhoseSecretTheSchemeCannotUseDoesNotStartAndDoesNotShowIt() {
    hub.source("svix", "standard-webhooks");
    assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::routes)
        .withMessageContaining("whsec_").withMessageNotContaining(StubHub.SECRET.reveal()).returns("webhook.sources.svix.secret", InvalidSetting::key);
  }

  @Test
  void aSourceWithoutSecretDoesNotStart() {
    hub.sources.put("open", new WebhookSettings.Source("moodle", null, Optional.empty(), Optional.empty(), "main", Optional.empty()));
    assertThatExceptionOfType(InvalidSetting.class).isThrownBy(this::routes).returns("webhook.sources.open.secret", InvalidSetting::key);
  }
}
