package dev.junction.hub.integration.email;

import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
import dev.junction.hub.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that Junction sends through.
 *
 * @param host        its name, such as {@code smtp.example.org}; without one no e-mail can be sent, and e-mail destinations fail
 *                    saying so
 * @param port        its port: 587 for STARTTLS, 465 for TLS from the start, 25 for a server in your own network
 * @param tls         how the connection is encrypted: {@code starttls} (refused when the server doesn't offer it), {@code tls} from the
 *                    first byte, or {@code none}, which sends messages and password readable for everyone on the way
 * @param user        name to sign in with; without one nothing is signed in, as servers in one's own network often want it
 * @param password    password of {@code user}; never shown, never logged
 * @param from        sender of every message, such as {@code Junction <junction@example.org>}; the server must accept it
 * @param timeout     time that sending one message may take in all, at most 60 s; after that the attempt counts as failed.
 *                    delivery.lease must be longer
 * @param authorities PEM file of authorities to trust besides Java's own, for a server with a certificate of your own authority.
 *                    When absent, hub.authorities
 */
@ConfigurationProperties(prefix = "email")
public record EmailSettings(
    Optional<String> host,
    @DefaultValue("587") @Limits(min = "1", max = "65535") int port,
    @DefaultValue("starttls") Encryption tls,
    Optional<String> user,
    Optional<Secret> password,
    @DefaultValue("junction@localhost") String from,
    @DefaultValue("20s") @Limits(min = "100ms", max = "60s") Duration timeout,
    Optional<Path> authorities) {

  public EmailSettings {
    host = host.filter(name -> !name.isBlank());
    user = user.filter(name -> !name.isBlank());
    if (user.isPresent() && password.isEmpty()) {
      throw new InvalidSetting("password", "expected the password of email.user, got nothing; set it too");
    }
  }

  /** How the connection to the mail server is encrypted. */
  public enum Encryption {
    /** Begins in clear and is then encrypted; never goes on in clear. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS,
    /** Not encrypted. */
    NONE
  }

  /** The same with other authorities. */
  EmailSettings trusting(Optional<Path> others) {
    return new EmailSettings(host, port, tls, user, password, from, timeout, others);
  }

  /** {@code HOST:PORT} for messages; empty host as "no server". */
  String server() {
    return host.map(name -> name + ":" + port).orElse("no server");
  }
}
