package dev.junction.webhooks;

import static dev.junction.webhooks.TokenRefused.Reason.EXPIRED;
import static dev.junction.webhooks.TokenRefused.Reason.MALFORMED;
import static dev.junction.webhooks.TokenRefused.Reason.NOT_YET_VALID;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The times between which a token is valid: from {@code nbf} on, until just before {@code exp}. */
final class TokenTimes {

  private static final double LATEST = Instant.MAX.getEpochSecond();

  private TokenTimes() {}

  static void check(Map<String, Object> claims, Instant now) throws TokenRefused {
    var end = time(claims, "exp");
    if (end.isPresent() && !now.isBefore(end.get())) {
      throw new TokenRefused(EXPIRED, "expected a token that is still valid, got one that expired at " + end.get());
    }
    var start = time(claims, "nbf");
    if (start.isPresent() && now.isBefore(start.get())) {
      throw new TokenRefused(NOT_YET_VALID, "expected a token that is valid already, got one that starts at " + start.get());
    }
  }

  /** The time of a claim in seconds since 1970, fractions included. */
  static Instant instant(Number seconds) {
    double whole = Math.floor(seconds.doubleValue());
    return Instant.ofEpochSecond((long) whole, (long) ((seconds.doubleValue() - whole) * 1_000_000_000));
  }

  private static Optional<Instant> time(Map<String, Object> claims, String name) throws TokenRefused {
    if (!claims.containsKey(name)) {
      return Optional.empty();
    }
    if (claims.get(name) instanceof Number seconds && Math.abs(seconds.doubleValue()) < LATEST) {
      return Optional.of(instant(seconds));
    }
    throw new TokenRefused(MALFORMED, "expected claim '" + name + "' as a number of seconds since 1970, got something else");
  }
}
