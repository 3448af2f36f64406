package dev.junction.hub.integration.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.junction.hub.integration.email.EmailSettings.Encryption;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.ScriptedServer;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.spi.StepResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailChecksTest {
  private static final GreenMail SERVER =
      new GreenMail(ServerSetup.SMTP.dynamicPort().createCopy("127.0.0.1"))
          .withConfiguration(GreenMailConfiguration.aConfig().withUser("hub@campus.example", "hub", "right"));

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void forgetMail() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
  }

  private static EmailSettings settings(String host, int port, Encryption tls, String password) {
    return new EmailSettings(
        Optional.of(host), port, tls, Optional.ofNullable(password).map(given -> "hub"), Optional.ofNullable(password).map(Secret::of),
        "junction@campus.example", Duration.ofSeconds(2), Optional.empty());
  }

  static List<StepResult> run(EmailSettings settings) throws Exception {
    var results = new ArrayList<StepResult>();
    for (Check check : new EmailChecks(settings).all()) {
      for (var step : check.steps()) {
        results.add(step.run());
      }
    }
    return results;
  }

  private static void assertExplained(StepResult result) {
    assertThat(result.did()).isNotBlank();
    assertThat(result.saw()).isNotBlank();
    assertThat(result.means()).isNotBlank();
    assertThat(result.fix()).contains("email.");
    assertThat(result.toString()).doesNotContain("wrong password");
  }

  @Test
  void aServerThatWorksPassesAndGetsNoMail() throws Exception {
    var results = run(settings("127.0.0.1", SERVER.getSmtp().getPort(), Encryption.NONE, "right"));
    assertThat(results).extracting(StepResult::verdict)
        .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.WARNED, Verdict.PASSED, Verdict.PASSED);
    assertThat(results.get(0).saw()).isEqualTo("127.0.0.1");
    assertThat(results.get(4).saw()).startsWith("250");
    assertExplained(results.get(2));
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithoutSignInIsNoFailure() throws Exception {
    assertThat(run(settings("127.0.0.1", SERVER.getSmtp().getPort(), Encryption.NONE, null)).get(3).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aWrongPasswordFailsWhereItIsUsed() throws Exception {
    var results = run(settings("127.0.0.1", SERVER.getSmtp().getPort(), Encryption.NONE, "wrong password"));
    assertThat(results).extracting(StepResult::verdict)
        .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.WARNED, Verdict.FAILED, Verdict.FAILED);
    assertExplained(results.get(3));
  }

  @Test
  void aServerWithoutStarttlsFailsThere() throws Exception {
    var results = run(settings("127.0.0.1", SERVER.getSmtp().getPort(), Encryption.STARTTLS, "right"));
    assertThat(results.get(1).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(results.get(2).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(results.get(2).saw()).contains("STARTTLS");
    assertExplained(results.get(2));
  }

  @Test
  void aServerThatHangsIsCutOff() throws Exception {
    try (var silent = new ScriptedServer(ScriptedServer.silent())) {
      var connect = run(settings("127.0.0.1", silent.port(), Encryption.NONE, "right")).get(1);
      assertThat(connect.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(connect.saw()).containsAnyOf("no end in 2 s", "didn't answer in time");
      assertExplained(connect);
    }
  }

  @Test
  void aRefusedSenderFailsAtTheLastStep() throws Exception {
    try (var server = new ScriptedServer(socket -> SmtpDialogue.refusing(socket, "MAIL", 553))) {
      var results = run(settings("127.0.0.1", server.port(), Encryption.NONE, null));
      assertThat(results.get(3).verdict()).isEqualTo(Verdict.PASSED);
      assertThat(results.get(4).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(results.get(4).saw()).contains("553 refused here");
      assertExplained(results.get(4));
    }
  }

  @Test
  void aHostThatDoesNotExistFailsFirst() throws Exception {
    var first = new EmailChecks(settings("mail.invalid", 25, Encryption.NONE, null)).all().getFirst().steps().getFirst().run();
    assertThat(first.verdict()).isEqualTo(Verdict.FAILED);
    assertExplained(first);
  }

  @Test
  void whatIsNotSetUpIsNotChecked() {
    var none = new EmailSettings(
        Optional.empty(), 587, Encryption.STARTTLS, Optional.empty(), Optional.empty(), "a@b.example", Duration.ofSeconds(1), Optional.empty());
    assertThat(new EmailChecks(none).all()).isEmpty();
  }
}
