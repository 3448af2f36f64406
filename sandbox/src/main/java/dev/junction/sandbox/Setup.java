package dev.junction.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/**
 * How a sandbox starts; the defaults of {@link #defaults} with what a {@code with} method changes.
 *
 * @param port       HTTP port on 127.0.0.1, 0 for any free one
 * @param smtpPort   SMTP port on 127.0.0.1, 0 for any free one
 * @param clock      stamps what arrives and what is signed
 * @param odooSecret the Odoo receiver's webhook secret
 * @param seed       chooses the people and courses of the guide's events
 */
public record Setup(int port, int smtpPort, Clock clock, String odooSecret, long seed) {

  /** Free ports, the system's clock, a secret made now, seed 1. */
  public static Setup defaults() {
    var random = new byte[24];
    new SecureRandom().nextBytes(random);
    return new Setup(0, 0, Clock.systemUTC(), HexFormat.of().formatHex(random), 1);
  }

  /** On this HTTP port. */
  public Setup withPort(int port) {
    return new Setup(port, smtpPort, clock, odooSecret, seed);
  }

  /** On this SMTP port. */
  public Setup withSmtpPort(int smtpPort) {
    return new Setup(port, smtpPort, clock, odooSecret, seed);
  }

  /** By this clock. */
  public Setup withClock(Clock clock) {
    return new Setup(port, smtpPort, clock, odooSecret, seed);
  }

  /** With this Odoo secret. */
  public Setup withOdooSecret(String odooSecret) {
    return new Setup(port, smtpPort, clock, odooSecret, seed);
  }

  /** With these people and courses. */
  public Setup withSeed(long seed) {
    return new Setup(port, smtpPort, clock, odooSecret, seed);
  }

  /** Without the secret. */
  @Override public String toString() {
    return "Setup[port=%d, smtpPort=%d, seed=%d]".formatted(port, smtpPort, seed);
  }
}
