package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SECRET = "whsec_" + "A".repeat(32);
  private final Sandbox sandbox = Sandbox.start();
  private final Receiver hub = sandbox.receiver("hub");
  private final Sender sender = new Sender(Clock.fixed(NOON, ZoneOffset.UTC), () -> "delivery-1");
  private final Payload payload = sandbox.guideEvents().payload("grade_updated", 0);

  @AfterEach void close() {
    sender.close();
    sandbox.close();
  }

  @Test void postsTheBodyUntouchedWithItsSignatureAndType() throws IOException {
    sender.send(URI.create(hub.url()), WebhookScheme.STANDARD_WEBHOOKS, SECRET, payload);

    var request = hub.inbox().await(1, Duration.ofSeconds(10)).get(0).request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.body()).isEqualTo(payload.body());
    assertThat(request.header("Content-Type")).hasValue("application/json");
    assertThat(request.header("webhook-id")).hasValue("delivery-1");
    assertThat(request.header("webhook-timestamp")).hasValue(String.valueOf(NOON.getEpochSecond()));
    assertThat(request.header("webhook-signature").orElseThrow()).startsWith("v1,");
  }

  @Test void returnsWhatTheHubSaid() throws IOException {
    hub.faults().next(new Fault.Status(422, null, "unknown course"));

    assertThat(sender.send(URI.create(hub.url()), WebhookScheme.BBB, "secret", payload)).isEqualTo(new Sender.Reply(422, "unknown course"));
  }

  @Test void followsNoRedirect() throws IOException {
    hub.faults().next(new Fault.Redirect(URI.create(sandbox.receiver("elsewhere").url()), 302));

    assertThat(sender.send(URI.create(hub.url()), WebhookScheme.BBB, "secret", payload).status()).isEqualTo(302);
    assertThat(sandbox.receiver("elsewhere").inbox().all()).isEmpty();
  }

  @Test void appendsTheSha1ChecksumThatBbbWebhooksUsesByDefault() throws IOException {
    sender.send(URI.create(hub.url() + "?src=global"), WebhookScheme.BBB_WEBHOOKS, "secret", sandbox.recordedPosts().payload(0));

    assertThat(hub.inbox().all().get(0).request().query()).matches("src=global&checksum=[0-9a-f]{40}");
  }

  @Test void aHubThatIsNotThereIsNamedAndTheSecretIsNot() {
    var target = URI.create("http://127.0.0.1:1/hooks/moodle");

    assertThatThrownBy(() -> sender.send(target, WebhookScheme.SECRET_IN_PATH, "hidden", payload)).isInstanceOf(IOException.class)
        .hasMessageContainingAll("grade_updated", target.toString(), "See that the hub runs").message().doesNotContain("hidden");
  }

  @Test void aSecretThatCannotWorkIsRefused() {
    assertThatThrownBy(() -> sender.send(URI.create(hub.url()), WebhookScheme.BBB_WEBHOOKS, "", payload)).isInstanceOf(IllegalArgumentException.class);
    assertThat(hub.inbox().all()).isEmpty();
  }
}
