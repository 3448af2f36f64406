package dev.junction.hub.integration.email;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Kept;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.TimeLimit;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Writes an e-mail about each event. */
public final class EmailDestination implements DestinationKind {
  static final Field TO =
      new Field("to", "Recipients, separated by commas. When one is refused, nobody is written to.", null, true);
  static final Field SUBJECT =
      new Field("subject", "Subject line with the placeholders " + Letter.PLACEHOLDERS + ".", Letter.DEFAULT_SUBJECT, false);

  private final Supplier<EmailSettings> settings;
  private final Clock clock;

  /** @param settings asked at each attempt: the command line makes this object before there are settings */
  public EmailDestination(Supplier<EmailSettings> settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String meaning() {
    return "Writes an e-mail about each event, over the mail server that the email settings name.";
  }

  @Override
  public List<Field> fields() {
    return List.of(TO, SUBJECT);
  }

  @Override
  public List<String> problems(Map<String, String> given, List<Secret> secrets) {
    var problems = new ArrayList<String>();
    try {
      recipients(given);
    } catch (AddressException wrong) {
      problems.add("to: expected e-mail addresses separated by commas, got '%s': %s".formatted(wrong.getRef(), wrong.getMessage()));
    }
    try {
      Letter.check(subject(given));
    } catch (IllegalArgumentException wrong) {
      problems.add("subject: " + wrong.getMessage());
    }
    return problems;
  }

  @Override
  public Outcome attempt(Parcel parcel, Destination destination) throws InterruptedException {
    var now = settings.get();
    if (now.host().isEmpty()) {
      return failed(0, "no mail server is set; set email.host", "");
    }
    try {
      var letter =
          new Letter(address(now.from()), recipients(destination.settings()), subject(destination.settings()));
      return TimeLimit.within(now.timeout(), () -> send(letter, parcel, now));
    } catch (AddressException wrong) {
      return failed(0, "destination %s can't be used: %s is no e-mail address".formatted(destination.name(), wrong.getRef()), "");
    } catch (TimeoutException over) {
      return failed(
          0,
          "%s hadn't taken the message after %d s; whether it will is unknown".formatted(now.server(), now.timeout().toSeconds()),
          "");
    } catch (ExecutionException failed) {
      return outcome(failed.getCause(), now);
    }
  }

  @Override
  public Duration timeout() {
    return settings.get().timeout();
  }

  private Outcome send(Letter letter, Parcel parcel, EmailSettings now) throws MessagingException {
    var server = new MailServer(now);
    var session = server.session(MailServer.Depth.SIGNED_IN);
    var message = letter.write(session, parcel, clock.instant());
    try (var transport = server.connect(session, MailServer.Depth.SIGNED_IN)) {
      transport.sendMessage(message, (Address[]) letter.to());
      return new Outcome.Delivered(transport.getLastReturnCode(), kept(transport.getLastServerResponse(), now));
    }
  }

  private static Outcome outcome(Throwable thrown, EmailSettings now) {
    if (!(thrown instanceof MessagingException mail)) {
      throw new IllegalStateException("sending mail over " + now.server(), thrown);
    }
    var failure = MailFailure.of(mail, now);
    var said = kept(failure.said(), now);
    return failure.forGood()
        ? new Outcome.Rejected(failure.status(), failure.reason(), said)
        : failed(failure.status(), failure.reason(), said);
  }

  private static String kept(String said, EmailSettings now) {
    return Kept.of(said.strip(), now.password().map(List::of).orElse(List.of()));
  }

  private static Outcome failed(int status, String reason, String said) {
    return new Outcome.Failed(status, reason, said, Optional.empty());
  }

  private static String subject(Map<String, String> given) {
    var subject = given.getOrDefault("subject", "");
    return subject.isBlank() ? SUBJECT.fallback() : subject;
  }

  private static InternetAddress[] recipients(Map<String, String> given) throws AddressException {
    var recipients = InternetAddress.parse(given.getOrDefault("to", ""), true);
    if (recipients.length == 0) {
      throw new AddressException("none is given", "");
    }
    for (var recipient : recipients) {
      checked(recipient);
    }
    return recipients;
  }

  static InternetAddress address(String text) throws AddressException {
    return checked(new InternetAddress(text, true));
  }

  /** The parser takes names without a host, which no mail server knows what to do with. */
  private static InternetAddress checked(InternetAddress address) throws AddressException {
    address.validate();
    if (address.getAddress().indexOf('@') < 0) {
      throw new AddressException("there is no @", address.getAddress());
    }
    return address;
  }
}
