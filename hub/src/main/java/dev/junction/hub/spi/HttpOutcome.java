package dev.junction.hub.spi;

import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.HttpCalls.Answered;
import dev.junction.hub.spi.HttpCalls.Reply;
import dev.junction.hub.spi.HttpCalls.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What an HTTP answer means for a delivery. 2xx is delivered and 410 stops. Everything else may work later, 400, 404 and 422
 * too: receivers are repaired, and how long to go on trying is the schedule's decision.
 */
public final class HttpOutcome {
  /** The longest wait that a receiver's {@code Retry-After} can ask for. */
  public static final Duration LONGEST_WAIT = Duration.ofHours(24);

  /** How much of an answer to read: more than is kept, so that a secret at the edge is still recognised. */
  public static final int READ_BYTES = 2 * Kept.BYTES;

  private HttpOutcome() {}

  /**
   * Reads a reply to {@code to}.
   *
   * @param at      the time of the answer, for a {@code Retry-After} that names a date
   * @param secrets the destination's; masked in what is kept, should the receiver repeat one
   */
  public static Outcome of(Reply reply, HttpUrl to, Instant at, List<Secret> secrets) {
    return switch (reply) {
      case Unanswered none -> new Outcome.Failed(0, none.reason(), "", Optional.empty());
      case Answered answer -> of(answer, to, at, Kept.of(answer.text(), secrets));
    };
  }

  private static Outcome of(Answered answer, HttpUrl to, Instant at, String kept) {
    var status = answer.status();
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered(status, kept);
    }
    if (status == 410) {
      return new Outcome.Stopped(status, to.origin() + " answered 410 Gone: it wants no more deliveries", kept);
    }
    if (status >= 300 && status < 400) {
      return new Outcome.Failed(status, redirect(answer, to), kept, Optional.empty());
    }
    var wait = status == 429 || status == 503 ? answer.header("retry-after").flatMap(given -> wait(given, at)) : Optional.<Duration>empty();
    var asked = wait.map(after -> " and asked to wait " + after.toSeconds() + " s").orElse("");
    return new Outcome.Failed(status, "expected 2xx from %s, got %d%s".formatted(to.origin(), status, asked), kept, wait);
  }

  private static String redirect(Answered answer, HttpUrl to) {
    var where = answer.header("location").map(location -> elsewhere(location, to)).orElse("without saying where");
    return "%s answered %d, a redirect %s; redirects are not followed, so set the final URL in this destination"
        .formatted(to.origin(), answer.status(), where);
  }

  private static String elsewhere(String location, HttpUrl to) {
    if (location.startsWith("/") && !location.startsWith("//")) {
      return "to another path of " + to.host();
    }
    try {
      return "to " + HttpUrl.parse(location.startsWith("//") ? to.scheme() + ":" + location : location).origin();
    } catch (IllegalArgumentException unreadable) {
      return "to something that is no http or https URL";
    }
  }

  /** RFC 9110, 10.2.3: seconds or a date. What is neither counts as absent. */
  private static Optional<Duration> wait(String given, Instant at) {
    var text = given.strip();
    Duration wait;
    if (text.matches("\\d{1,10}")) {
      wait = Duration.ofSeconds(Long.parseLong(text));
    } else {
      try {
        wait = Duration.between(at, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      } catch (DateTimeParseException neither) {
        return Optional.empty();
      }
    }
    if (wait.isNegative()) {
      return Optional.of(Duration.ZERO);
    }
    return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}
