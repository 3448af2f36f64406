package dev.junction.hub.integration.email;

import static dev.junction.hub.spi.SampleEvents.NOW;
import static dev.junction.hub.spi.SampleEvents.enrolled;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.junction.hub.integration.email.EmailSettings.Encryption;
import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.DestinationKindContract;
import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.ScriptedServer;
import dev.junction.hub.spi.Secret;
import dev.junction.sandbox.MailSink;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailDestinationTest extends DestinationKindContract {
  private static final Secret PASSWORD = Secret.of("the mail password");

  private static final GreenMail SERVER =
      new GreenMail(ServerSetup.SMTP.dynamicPort().createCopy("127.0.0.1"))
          .withConfiguration(GreenMailConfiguration.aConfig().withUser("hub@campus.example", "hub", PASSWORD.reveal()));

  private EmailSettings settings;
  private final EmailDestination kind = new EmailDestination(() -> settings, Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void useTheServer() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    settings = settings(SERVER.getSmtp().getPort(), PASSWORD, Duration.ofSeconds(10));
  }

  private static EmailSettings settings(int port, Secret password, Duration timeout) {
    return new EmailSettings(
        Optional.of("127.0.0.1"), port, Encryption.NONE, Optional.of("hub"), Optional.of(password),
        "Junction <junction@campus.example>", timeout, Optional.empty());
  }

  private EmailSettings withoutUser(int port) {
    return new EmailSettings(
        Optional.of("127.0.0.1"), port, Encryption.NONE, Optional.empty(), Optional.empty(), "junction@campus.example",
        Duration.ofSeconds(1), Optional.empty());
  }

  @Override
  protected DestinationKind kind() {
    return kind;
  }

  private static Destination to(Map<String, String> given) {
    return new Destination("d1", "the dean", "email", given, List.of(), false);
  }

  @Override
  protected Destination working() {
    return to(Map.of("to", "dean@campus.example"));
  }

  @Override
  protected Destination at(int port) {
    settings = settings(port, PASSWORD, Duration.ofSeconds(1));
    return working();
  }

  @Override
  protected List<Secret> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  protected List<String> received() {
    return Arrays.stream(SERVER.getReceivedMessages()).map(GreenMailUtil::getWholeMessage).toList();
  }

  private MimeMessage sent(Map<String, String> given, Event event) throws InterruptedException {
    assertThat(attempt(to(given), event)).isInstanceOf(Outcome.Delivered.class);
    return SERVER.getReceivedMessages()[0];
  }

  @Test
  void aMessageSaysWhatHappened() throws Exception {
    var message = sent(Map.of("to", "Dean <dean@campus.example>, office@campus.example"), enrolled());
    assertThat(message.getSubject()).isEqualTo("[main] user.enrolled user/42");
    assertThat(message.getFrom()).extracting(Object::toString).containsExactly("Junction <junction@campus.example>");
    assertThat(message.getAllRecipients()).hasSize(2);
    assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Junction-Event")).containsExactly("0197a1b2-0000-7000-8000-000000000001");
    assertThat(message.getContent().toString().replace("\r", ""))
        .startsWith("What:      user.enrolled\nAbout:     user/42\n")
        .contains("Happened:  2026-11-25T09:59:58.250Z\n")
        .contains("\"note\" : \"Zoë 学生\"");
  }

  @Test
  void theMessageIdComesFromTheDelivery() throws Exception {
    assertThat(sent(Map.of("to", "dean@campus.example"), enrolled()).getMessageID()).isEqualTo("<" + DELIVERY + "@campus.example>");
  }

  @Test
  void noEventCanAddAHeader() throws Exception {
    var evil = new Event(
        1, "id\r\nX-Evil: 1", "unknown.a\r\nBcc: evil@example.org\r\n\r\nbody", "s", "m", Optional.of("x\u2028y\rX-Evil: 2\nX-Evil: 3"), NOW, NOW, "{}");
    var message = sent(Map.of("to", "dean@campus.example", "subject", "{type} {subject} {id} {source}"), evil);
    assertThat(message.getSubject()).isEqualTo("unknown.a Bcc: evil@example.org body x y X-Evil: 2 X-Evil: 3 id X-Evil: 1 s");
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getContent().toString()).startsWith("What:");
  }

  @Test
  void aLongSubjectIsCutBetweenCharacters() throws Exception {
    var wordy = new Event(1, "id", "t", "s", "m", Optional.of("学😀".repeat(300)), NOW, NOW, "{}");
    var subject = sent(Map.of("to", "dean@campus.example", "subject", "{subject}"), wordy).getSubject();
    assertThat(subject).isEqualTo("学😀".repeat(100) + "…");
  }

  @Test
  void aWrongPasswordMayBeRepaired() throws Exception {
    settings = settings(SERVER.getSmtp().getPort(), Secret.of("a wrong one"), Duration.ofSeconds(10));
    assertThat(attempt(working()))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.status()).isEqualTo(535);
          assertThat(failed.reason()).contains("email.user").contains("email.password");
          assertThat(failed.toString()).doesNotContain("a wrong one");
        });
  }

  @ParameterizedTest
  @CsvSource({"550 no such mailbox,Rejected", "553 not here,Rejected", "451 try later,Failed", "452 full,Failed"})
  void aRefusedRecipientIsFinalOnlyWhenTheServerSaysSo(String reply, String ending) throws Exception {
    try (var sink = new MailSink()) {
      sink.start(0);
      sink.refuse(reply);
      settings = withoutUser(sink.port());
      var outcome = attempt(to(Map.of("to", "gone@campus.example")));
      assertThat(outcome.getClass().getSimpleName()).isEqualTo(ending);
      assertThat(outcome.status()).isEqualTo(Integer.parseInt(reply.substring(0, 3)));
      assertThat(reason(outcome)).contains("gone@campus.example").contains("nobody");
      assertThat(outcome.response()).contains(reply);
      assertThat(sink.messages()).isEmpty();
      sink.accept();
      assertThat(attempt(to(Map.of("to", "gone@campus.example")))).isInstanceOf(Outcome.Delivered.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"MAIL,550,Failed,email.from", "DATA,554,Rejected,message", "DATA,452,Failed,message", "BODY,554,Rejected,message", "BODY,452,Failed,message", "RCPT,550,Rejected,recipient", "RCPT,450,Failed,recipient"})
  void whoRefusesWhatDecidesWhatHappens(String at, int code, String ending, String said) throws Exception {
    try (var server = new ScriptedServer(socket -> SmtpDialogue.refusing(socket, at, code))) {
      settings = withoutUser(server.port());
      var outcome = attempt(working());
      assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo(ending);
      assertThat(reason(outcome)).contains(said);
    }
  }

  @Test
  void aServerWithoutStarttlsGetsNothingInClear() throws Exception {
    settings = new EmailSettings(
        settings.host(), settings.port(), Encryption.STARTTLS, settings.user(), settings.password(), settings.from(), settings.timeout(), Optional.empty());
    assertThat(attempt(working()))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("doesn't offer STARTTLS").contains("email.tls"));
    assertThat(received()).isEmpty();
  }

  @Test
  void withoutAServerItSaysWhatToSet() throws Exception {
    settings = new EmailSettings(
        Optional.of(" "), 587, Encryption.NONE, Optional.empty(), Optional.empty(), "a@b.example", Duration.ofSeconds(1), Optional.empty());
    assertThat(reason(attempt(working()))).contains("set email.host");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      to      | nobody               | to: expected e-mail addresses
      to      | a@b.example, @       | to: expected e-mail addresses
      to      | ,                    | to: expected e-mail addresses
      subject | {tpye} of {subject}  | {tpye}
      """)
  void aWrongSettingIsSaid(String field, String value, String said) {
    var given = new java.util.HashMap<>(Map.of("to", "a@b.example"));
    given.put(field, value);
    assertThat(kind.problems(given, List.of())).singleElement().asString().contains(said);
  }
}
