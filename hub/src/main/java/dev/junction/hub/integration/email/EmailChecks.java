package dev.junction.hub.integration.email;

import dev.junction.hub.integration.email.EmailSettings.Encryption;
import dev.junction.hub.integration.email.MailServer.Depth;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.CheckStep;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.spi.TimeLimit;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Proves that the mail server would take a message, without sending one. */
final class EmailChecks {
  private final EmailSettings settings;
  private final MailServer server;

  EmailChecks(EmailSettings settings) {
    this.settings = settings;
    this.server = new MailServer(settings);
  }

  /** Nothing to check while no server is set: e-mail is optional. */
  List<Check> all() {
    return settings.host().isEmpty()
        ? List.of()
        : List.of(
            new Check(
                "mail-server",
                "Mail server takes messages",
                List.of(
                    CheckStep.of("find the address of " + settings.host().get(), this::resolve),
                    CheckStep.of("connect to " + settings.server(), this::connect),
                    CheckStep.of("encrypt the connection", this::encrypt),
                    CheckStep.of("sign in", this::signIn),
                    CheckStep.of("offer " + settings.from() + " as sender", this::offerSender))));
  }

  private StepResult resolve() throws InterruptedException {
    var host = settings.host().orElseThrow();
    var did = "looked up " + host;
    try {
      var addresses = TimeLimit.within(settings.timeout(), () -> InetAddress.getAllByName(host));
      return StepResult.passed(did, Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
    } catch (TimeoutException slow) {
      return StepResult.failed(did, "no answer in " + settings.timeout().toSeconds() + " s", "no mail can be sent", "check this machine's DNS servers");
    } catch (ExecutionException failed) {
      var saw = failed.getCause() instanceof UnknownHostException ? "no address" : String.valueOf(failed.getCause());
      return StepResult.failed(did, saw, "no mail can be sent", "compare the spelling of email.host, and this machine's DNS");
    }
  }

  private StepResult connect() throws InterruptedException {
    return talk("connected to " + settings.server(), Depth.GREETED, "check email.port, and that the port is open in between", transport ->
        StepResult.passed("connected to " + settings.server(), "the server greeted"));
  }

  private StepResult encrypt() throws InterruptedException {
    var did = settings.tls() == Encryption.STARTTLS ? "asked for STARTTLS" : "spoke TLS from the start";
    if (settings.tls() == Encryption.NONE) {
      return StepResult.warned(
          "left the connection in clear, as email.tls is none",
          "no encryption",
          "everyone on the way can read messages and the password",
          "set email.tls to starttls or tls");
    }
    return talk(did, Depth.ENCRYPTED, "compare email.tls and email.port with the server's; for an authority of your own set email.authorities", transport ->
        StepResult.passed(did, "encrypted, and the certificate names " + settings.host().orElseThrow()));
  }

  private StepResult signIn() throws InterruptedException {
    if (settings.user().isEmpty()) {
      return StepResult.passed("signed nobody in, as email.user is not set", "the server talks to us all the same");
    }
    var did = "signed in as " + settings.user().get();
    return talk(did, Depth.SIGNED_IN, "check email.user and email.password", transport -> StepResult.passed(did, reply(transport)));
  }

  private StepResult offerSender() throws InterruptedException {
    var did = "offered " + settings.from() + " as sender, then took it back";
    String sender;
    try {
      sender = EmailDestination.address(settings.from()).getAddress();
    } catch (AddressException wrong) {
      return StepResult.failed(did, "it is no e-mail address: " + wrong.getMessage(), "no mail can be sent", "set email.from to an address");
    }
    return talk(did, Depth.SIGNED_IN, "set email.from to an address that this user may send as", transport -> {
      var code = transport.simpleCommand("MAIL FROM:<" + sender + ">");
      var said = reply(transport);
      transport.simpleCommand("RSET");
      return code / 100 == 2
          ? StepResult.passed(did, said)
          : StepResult.failed(did, said, "the server takes no message from this sender", "set email.from to an address that this user may send as");
    });
  }

  /** Connects anew for each step, so that each proves what it says and nothing is left open between them. */
  private StepResult talk(String did, Depth depth, String fix, Talk talk) throws InterruptedException {
    try {
      return TimeLimit.within(settings.timeout(), () -> {
        try (var transport = server.connect(server.session(depth), depth)) {
          return talk.with(transport);
        }
      });
    } catch (TimeoutException slow) {
      return StepResult.failed(did, "no end in " + settings.timeout().toSeconds() + " s", "no mail can be sent", fix);
    } catch (ExecutionException failed) {
      var saw = failed.getCause() instanceof MessagingException mail ? MailFailure.of(mail, settings).reason() : failed.getCause().getMessage();
      return StepResult.failed(did, saw, "no mail can be sent", fix);
    }
  }

  private static String reply(SMTPTransport transport) {
    return transport.getLastServerResponse().strip();
  }

  /** What a step does with a connection. */
  @FunctionalInterface
  private interface Talk {
    StepResult with(SMTPTransport transport) throws MessagingException;
  }
}
