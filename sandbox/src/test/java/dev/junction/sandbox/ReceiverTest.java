package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.webhooks.WebhookScheme;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private final Sandbox sandbox = Sandbox.start(Setup.defaults().withClock(Clock.fixed(NOON, ZoneOffset.UTC)));

  @AfterEach void close() {
    sandbox.close();
  }

  @Test void recordsEveryRequestUnderItsName() throws Exception {
    var answer = Http.call("PUT", sandbox.url() + "/receiver/crm/below?x=1", "größe", "X-Id", "7");
    Http.post(sandbox.url() + "/receiver/other", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    var received = sandbox.receiver("crm").inbox().await(1, Duration.ofSeconds(10));
    assertThat(received).hasSize(1);
    assertThat(received.get(0).number()).isEqualTo(1);
    assertThat(received.get(0).fault()).isEmpty();
    var request = received.get(0).request();
    assertThat(request.at()).isEqualTo(NOON);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.target()).isEqualTo("/receiver/crm/below?x=1");
    assertThat(request.header("x-id")).hasValue("7");
    assertThat(request.text()).isEqualTo("größe");
  }

  @Test void aRequestThatMeetsAFaultIsRecordedWithIt() throws Exception {
    var fault = new Fault.Status(500);
    sandbox.receiver("crm").faults().next(fault);

    assertThat(Http.post(sandbox.receiver("crm").url(), "1").statusCode()).isEqualTo(500);
    assertThat(Http.post(sandbox.receiver("crm").url(), "2").statusCode()).isEqualTo(200);

    assertThat(sandbox.receiver("crm").inbox().all()).extracting(Received::fault).containsExactly(Optional.of(fault), Optional.empty());
  }

  @ParameterizedTest @EnumSource(WebhookScheme.class)
  void believesOnlyWhatItsSecretSignedInEveryScheme(WebhookScheme scheme) throws Exception {
    var secret = secret(scheme, 'a');
    sandbox.receiver("crm").require(scheme, secret);
    var payload = sandbox.guideEvents().payload(0);
    var url = URI.create(sandbox.receiver("crm").url());

    assertThat(sandbox.sender().send(url, scheme, secret, payload).status()).isEqualTo(200);
    var refused = sandbox.sender().send(url, scheme, secret(scheme, 'b'), payload);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body()).isNotBlank().doesNotContain(secret);
    assertThat(Http.post(url.toString(), "{}").statusCode()).isEqualTo(401);

    sandbox.receiver("crm").requireNothing();
    assertThat(Http.post(url.toString(), "{}").statusCode()).isEqualTo(200);
  }

  @Test void anOldAndANewSecretMayBothCount() throws Exception {
    sandbox.receiver("crm").require(WebhookScheme.MOODLE, "new", "old");

    for (var secret : List.of("old", "new"))
      assertThat(sandbox.sender().send(URI.create(sandbox.receiver("crm").url()), WebhookScheme.MOODLE, secret, sandbox.guideEvents().payload(0)).status()).isEqualTo(200);
  }

  @Test void aSchemeWithoutSecretIsRefused() {
    assertThatThrownBy(() -> sandbox.receiver("crm").require(WebhookScheme.MOODLE)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sandbox.receiver("crm").require(WebhookScheme.STANDARD_WEBHOOKS, "not base64")).isInstanceOf(IllegalArgumentException.class);
    assertThat(sandbox.receiver("crm").scheme()).isEmpty();
  }

  @ParameterizedTest @ValueSource(strings = {"odoo", "a b", "%2e%2e"})
  void aNameThatCannotBeOneIsNotFound(String name) throws Exception {
    assertThat(Http.post(sandbox.url() + "/receiver/" + name.replace(" ", "%20"), "{}").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> sandbox.receiver(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String secret(WebhookScheme scheme, char letter) {
    var letters = String.valueOf(letter).repeat(32);
    return scheme == WebhookScheme.STANDARD_WEBHOOKS ? "whsec_" + letters : letters;
  }
}
