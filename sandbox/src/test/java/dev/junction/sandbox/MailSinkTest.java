package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSinkTest {

  private final MailSink sink = new MailSink();

  @AfterEach void close() {
    sink.close();
  }

  @Test void keepsSenderEveryRecipientSubjectAndBody() throws MessagingException {
    sink.start(0);
    var message = message("Übersicht", "Zoë,\nall is well.");
    message.addRecipient(RecipientType.CC, new InternetAddress("b@campus.example"));
    message.addRecipient(RecipientType.BCC, new InternetAddress("c@campus.example"));
    Transport.send(message);

    var mail = sink.await(1, Duration.ofSeconds(10));
    assertThat(mail).hasSize(1);
    assertThat(mail.get(0).number()).isEqualTo(1);
    assertThat(mail.get(0).from()).isEqualTo("hub@campus.example");
    assertThat(mail.get(0).to()).containsExactly("a@campus.example", "b@campus.example", "c@campus.example");
    assertThat(mail.get(0).subject()).isEqualTo("Übersicht");
    assertThat(mail.get(0).body().replace("\r\n", "\n")).isEqualTo("Zoë,\nall is well.");
  }

  @Test void ofSeveralPartsThePlainOneIsTheBody() throws MessagingException {
    sink.start(0);
    var message = message("parts", "");
    var plain = new MimeBodyPart();
    plain.setText("plain words");
    var html = new MimeBodyPart();
    html.setText("<p>rich words</p>", "utf-8", "html");
    message.setContent(new MimeMultipart("alternative", html, plain));
    Transport.send(message);

    assertThat(sink.await(1, Duration.ofSeconds(10)).get(0).body()).isEqualTo("plain words");
  }

  @Test void takesAnyUserAndPassword() throws MessagingException {
    sink.start(0);
    Transport.send(message("with a login", "x"), "anybody", "anything");

    assertThat(sink.messages()).extracting(Mail::subject).containsExactly("with a login");
  }

  @Test void refusesWithTheReplyItWasGivenUntilItTakesMailAgain() throws MessagingException {
    sink.start(0);
    sink.refuse("550 5.1.1 no such mailbox");

    assertThatThrownBy(() -> Transport.send(message("refused", "x"))).isInstanceOf(SendFailedException.class)
        .rootCause().hasMessageContaining("550 5.1.1 no such mailbox");
    assertThat(sink.messages()).isEmpty();

    sink.accept();
    Transport.send(message("taken", "x"));
    assertThat(sink.messages()).extracting(Mail::subject).containsExactly("taken");
  }

  @ParameterizedTest @ValueSource(strings = {"", "250 fine", "550", "no", "550 two\r\nlines"})
  void aRefusalThatIsNoSmtpReplyIsRefused(String reply) {
    assertThatThrownBy(() -> sink.refuse(reply)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("SMTP reply");
    assertThat(sink.refusal()).isEmpty();
  }

  @Test void clearingForgetsMessages() throws MessagingException {
    sink.start(0);
    Transport.send(message("old", "x"));
    sink.clear();

    assertThat(sink.messages()).isEmpty();
  }

  @Test void beforeItsStartItSaysSo() {
    assertThatThrownBy(sink::port).isInstanceOf(IllegalStateException.class).hasMessageContaining("isn't started").hasMessageContaining("start(0)");
    assertThatThrownBy(sink::messages).isInstanceOf(IllegalStateException.class).hasMessageContaining("isn't started");
    assertThatThrownBy(() -> sink.await(1, Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class).hasMessageContaining("isn't started");
  }

  @Test void aTakenPortIsNamed() {
    sink.start(0);
    try (var second = new MailSink()) {
      assertThatThrownBy(() -> second.start(sink.port())).isInstanceOf(IllegalStateException.class).hasMessageContaining("127.0.0.1:" + sink.port());
    }
  }

  private MimeMessage message(String subject, String body) throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(sink.port()));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("hub@campus.example"));
    message.setRecipient(RecipientType.TO, new InternetAddress("a@campus.example"));
    message.setSubject(subject, "utf-8");
    message.setText(body, "utf-8");
    return message;
  }
}
