package dev.junction.hub.integration.email;

import static dev.junction.hub.spi.SampleEvents.NOW;
import static dev.junction.hub.spi.SampleEvents.enrolled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.junction.hub.integration.email.EmailSettings.Encryption;
import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.DestinationKind.Parcel;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.spi.StepResult.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a real mail server with STARTTLS, sign-in and an authority of its own; the local part of a recipient asks it for a fault. */
class EmailLiveTest {
  private static final Map<String, String> ENV = System.getenv();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @BeforeAll
  static void needsAServer() {
    var missing = Stream.of("SMTP_HOST", "SMTP_PORT", "SMTP_CA", "SMTP_USER", "SMTP_PW", "SMTP_HTTP").filter(name -> !ENV.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      var why = "EmailLiveTest is skipped: it needs a real mail server, and %s are not set".formatted(missing);
      LoggerFactory.getLogger(EmailLiveTest.class).warn(why);
      abort(why);
    }
  }

  private static EmailSettings settings(String password, boolean trusted) {
    return new EmailSettings(
        Optional.of(ENV.get("SMTP_HOST")), Integer.parseInt(ENV.get("SMTP_PORT")), Encryption.STARTTLS, Optional.of(ENV.get("SMTP_USER")),
        Optional.of(Secret.of(password)), "Jünction <junction@campus.example>", Duration.ofSeconds(10),
        trusted ? Optional.of(Path.of(ENV.get("SMTP_CA"))) : Optional.empty());
  }

  private Outcome send(EmailSettings settings, String to) throws InterruptedException {
    var destination = new Destination("d1", "live", "email", Map.of("to", to), List.of(), false);
    return new EmailDestination(() -> settings, clock).attempt(new Parcel("0197a1b2-live", 1, enrolled()), destination);
  }

  private static String http(String method, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(ENV.get("SMTP_HTTP") + path)).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static JsonNode listed(String to) throws Exception {
    return JsonMapper.shared().readTree(http("GET", "/?to=" + to));
  }

  @Test
  void aMessageArrivesEncryptedAndSignedIn() throws Exception {
    http("DELETE", "/");
    var outcome = send(settings(ENV.get("SMTP_PW"), true), "dean@campus.example");
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcome.status()).isEqualTo(250);
    var messages = listed("dean@campus.example");
    assertThat(messages.toString()).contains("[main] user.enrolled user/42");
    var id = messages.findValue("id").asInt();
    assertThat(http("GET", "/" + id + ".eml")).contains("Message-ID: <0197a1b2-live@campus.example>").contains("Auto-Submitted: auto-generated");
  }

  @ParameterizedTest
  @CsvSource({"refuse,Rejected,550", "busy,Failed,451", "full,Failed,452", "spam,Rejected,554", "hang,Failed,0"})
  void everyFaultEndsAsItShould(String fault, String ending, int status) throws Exception {
    var outcome = send(settings(ENV.get("SMTP_PW"), true), fault + "-1@campus.example");
    assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo(ending);
    assertThat(outcome.status()).isEqualTo(status == 0 ? outcome.status() : status);
  }

  @Test
  void aWrongPasswordMayBeRepaired() throws Exception {
    var outcome = send(settings("not it", true), "dean@campus.example");
    assertThat(outcome).isInstanceOf(Outcome.Failed.class).extracting(Outcome::status).isEqualTo(535);
  }

  @Test
  void anAuthorityThatNobodyNamedIsNotTrusted() throws Exception {
    assertThat(send(settings(ENV.get("SMTP_PW"), false), "dean@campus.example"))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("not trusted").contains("email.authorities"));
  }

  @Test
  void theCheckPassesAndSendsNothing() throws Exception {
    http("DELETE", "/");
    assertThat(EmailChecksTest.run(settings(ENV.get("SMTP_PW"), true)))
        .hasSize(5)
        .allSatisfy(result -> assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASSED));
    assertThat(listed("")).as("messages after the check").isEmpty();
  }

  @Test
  void theCheckNamesTheStepThatFails() throws Exception {
    assertThat(EmailChecksTest.run(settings("not it", true))).extracting(StepResult::verdict)
        .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.FAILED);
    assertThat(EmailChecksTest.run(settings(ENV.get("SMTP_PW"), false))).extracting(StepResult::verdict)
        .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.FAILED, Verdict.FAILED);
  }
}
