package dev.junction.hub.integration.email;

import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.Trust;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The mail server as set up: makes connections to it. */
record MailServer(EmailSettings settings) {

  /** How far a connection goes. */
  enum Depth {
    /** Connected and greeted, nothing encrypted that isn't from the first byte. */
    GREETED,
    /** Encrypted as the settings say. */
    ENCRYPTED,
    /** Signed in too, when a user is set. */
    SIGNED_IN
  }

  /** A session with every time-out set; the whole is bounded by its user, since these bound single reads only. */
  Session session(Depth depth) {
    var properties = new Properties();
    var millis = Long.toString(settings.timeout().toMillis());
    properties.put("mail.smtp.host", settings.host().orElseThrow());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.auth", Boolean.toString(signsIn(depth)));
    // Closing with QUIT must not wait: the message was taken, and a hanging server would turn success into failure.
    properties.put("mail.smtp.quitwait", "false");
    switch (settings.tls()) {
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", Boolean.toString(depth != Depth.GREETED));
        properties.put("mail.smtp.starttls.required", Boolean.toString(depth != Depth.GREETED));
      }
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", Trust.context(settings.authorities()).getSocketFactory());
    return Session.getInstance(properties);
  }

  /** Connects. Close what it returns. */
  SMTPTransport connect(Session session, Depth depth) throws MessagingException {
    var transport = transport(session);
    var signsIn = signsIn(depth);
    transport.connect(
        settings.host().orElseThrow(),
        settings.port(),
        signsIn ? settings.user().orElseThrow() : null,
        signsIn ? settings.password().map(Secret::reveal).orElse("") : null);
    return transport;
  }

  private boolean signsIn(Depth depth) {
    return depth == Depth.SIGNED_IN && settings.user().isPresent();
  }

  private static SMTPTransport transport(Session session) {
    try {
      return (SMTPTransport) session.getTransport("smtp");
    } catch (NoSuchProviderException absent) {
      throw new IllegalStateException("sending mail: Angus Mail's SMTP provider is missing from the class path", absent);
    }
  }
}
