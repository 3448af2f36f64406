package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.CheckStep;
import dev.junction.hub.spi.HttpCalls.Answered;
import dev.junction.hub.spi.HttpCalls.Request;
import dev.junction.hub.spi.HttpCalls.Unanswered;
import dev.junction.hub.spi.HttpUrl;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Proves that senders can reach the hub under the address that they were given, and that their secrets are fit. */
final class WebhookChecks {
  /** Shorter ones can be guessed by trying, given one signed post. */
  private static final int SHORTEST_SECRET = 16;

  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int ANSWER_BYTES = 4096;

  private final Hub hub;
  private final WebhookSettings settings;

  WebhookChecks(Hub hub) {
    this.hub = hub;
    this.settings = hub.settings(WebhookSettings.class);
  }

  List<Check> all() {
    var sources = new TreeMap<>(settings.sources());
    if (sources.isEmpty()) {
      return List.of();
    }
    var checks = new java.util.ArrayList<Check>();
    checks.add(new Check("address", "Senders reach the hub", List.of(CheckStep.of("call " + hub.publicUrl(), this::address))));
    sources.forEach((name, source) -> checks.add(source(name, source)));
    return List.copyOf(checks);
  }

  private StepResult address() throws InterruptedException {
    var url = hub.publicUrl() + "/health/live";
    var did = "called " + url + " from this machine";
    var reply = hub.http().send(new Request("GET", HttpUrl.parse(url), Map.of(), new byte[0], WITHIN, true, ANSWER_BYTES));
    return switch (reply) {
      case Answered answered when answered.status() == 200 && answered.text().contains("UP") ->
          StepResult.passed(did, "the hub answered");
      case Answered answered ->
          StepResult.failed(
              did,
              "status %d, which is not the hub's".formatted(answered.status()),
              "something else answers under hub.public-url, so senders don't reach the hub",
              "correct hub.public-url, or let the proxy in front hand this host name to the hub");
      case Unanswered unanswered ->
          StepResult.failed(
              did,
              unanswered.reason(),
              "senders may not reach the hub either; from outside it can still look different",
              "start the hub, correct hub.public-url, or open the way in the firewall");
    };
  }

  private Check source(String name, WebhookSettings.Source source) {
    return new Check(
        "source-" + name,
        "Hook source " + name,
        List.of(CheckStep.of("look at its secret", () -> secret(name, source)), CheckStep.of("look at its old secret", () -> old(name, source))));
  }

  private static StepResult secret(String name, WebhookSettings.Source source) {
    var did = "measured webhook.sources.%s.secret".formatted(name);
    var length = source.secret().reveal().length();
    return length >= SHORTEST_SECRET
        ? StepResult.passed(did, length + " characters")
        : StepResult.warned(
            did,
            length + " characters",
            "whoever has seen one signed post can find it by trying, and sign in the sender's name",
            "make a new one of 32 random characters (openssl rand -hex 32), and keep this one as old-secret until the sender is changed over");
  }

  private StepResult old(String name, WebhookSettings.Source source) {
    var did = "looked at webhook.sources.%s.old-secret".formatted(name);
    if (source.oldSecret().isEmpty()) {
      return StepResult.passed(did, "none");
    }
    var until = source.oldSecretUntil().orElseThrow();
    return until.isAfter(hub.clock().instant())
        ? StepResult.passed(did, "accepted until " + until)
        : StepResult.warned(
            did, "ended at " + until, "it is not accepted any more and only stands in the settings", "take old-secret and old-secret-until away");
  }
}
