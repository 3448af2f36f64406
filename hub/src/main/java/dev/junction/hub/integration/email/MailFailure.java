package dev.junction.hub.integration.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What went wrong with the mail server.
 *
 * @param status  SMTP reply code, 0 when there was none
 * @param forGood whether trying again is useless: a recipient or the message itself was refused with 5xx
 * @param reason  to whom, what happened, what to do
 * @param said    the server's own words
 */
record MailFailure(int status, boolean forGood, String reason, String said) {
  /** Reads what Angus Mail threw. */
  static MailFailure of(MessagingException thrown, EmailSettings settings) {
    var server = settings.server();
    for (Throwable cause = thrown; cause != null; cause = next(cause)) {
      switch (cause) {
        case SMTPAddressFailedException recipient -> {
          var code = recipient.getReturnCode();
          return new MailFailure(
              code,
              code >= 500,
              "%s refused the recipient %s with %d; nobody was written to".formatted(server, recipient.getAddress(), code),
              said(recipient));
        }
        case SMTPSenderFailedException sender -> {
          return new MailFailure(
              sender.getReturnCode(),
              false,
              "%s refused the sender %s with %d; compare email.from with what the server lets this user send as"
                  .formatted(server, sender.getAddress(), sender.getReturnCode()),
              said(sender));
        }
        case SMTPSendFailedException refused when !(refused.getNextException() instanceof SendFailedException) -> {
          var code = refused.getReturnCode();
          var message = refused.getCommand() != null && !refused.getCommand().startsWith("MAIL");
          return new MailFailure(
              code, code >= 500 && message, "%s refused the message with %d".formatted(server, code), said(refused));
        }
        case AuthenticationFailedException signIn -> {
          return new MailFailure(
              code(signIn.getMessage()), false, "%s refused the sign-in of email.user; check it and email.password".formatted(server), said(signIn));
        }
        default -> {
          // The reason lies further down the chain.
        }
      }
    }
    return new MailFailure(0, false, connection(thrown, settings), "");
  }

  private static String connection(MessagingException thrown, EmailSettings settings) {
    var server = settings.server();
    for (Throwable cause = thrown; cause != null; cause = next(cause)) {
      switch (cause) {
        case UnknownHostException unknown -> {
          return "no address is known for the mail server %s; compare the spelling of email.host, and this machine's DNS"
              .formatted(settings.host().orElse(""));
        }
        case SocketTimeoutException slow -> {
          return "%s didn't answer in time; is it up, and the port open in between?".formatted(server);
        }
        case ConnectException refused -> {
          return "%s can't be reached: %s; is email.port right, and the port open in between?".formatted(server, refused.getMessage());
        }
        case CertificateException untrusted -> {
          return "the certificate of %s is not trusted: %s; for an authority of your own set email.authorities"
              .formatted(server, untrusted.getMessage());
        }
        case SSLException tls when tls.getCause() == null -> {
          return "no encrypted connection to %s: %s; compare email.tls with what the port speaks".formatted(server, tls.getMessage());
        }
        default -> {
          // As above.
        }
      }
    }
    return String.valueOf(thrown.getMessage()).contains("STARTTLS")
        ? "%s doesn't offer STARTTLS, and nothing is sent in clear; set email.tls to what the port speaks".formatted(server)
        : "%s broke the connection off; whether it took a message is unknown".formatted(server);
  }

  /** Angus Mail chains by its own link as well as by cause. */
  private static Throwable next(Throwable thrown) {
    if (thrown instanceof MessagingException mail && mail.getNextException() != null) {
      return mail.getNextException();
    }
    return thrown.getCause();
  }

  private static int code(String reply) {
    return reply != null && reply.matches("(?s)\\d{3}\\b.*") ? Integer.parseInt(reply.substring(0, 3)) : 0;
  }

  private static String said(MessagingException thrown) {
    return String.valueOf(thrown.getMessage()).strip();
  }
}
