package dev.junction.hub.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events to find, the newest first.
 *
 * @param type    exact, or a prefix with a star: {@code user.*}
 * @param source  exact
 * @param site    exact
 * @param subject exact
 * @param from    received at or after
 * @param until   received before
 * @param text    words that all occur, each as a whole or as a beginning
 * @param before  only events before this position; for the next page
 * @param limit   at most so many, 1 to 1000
 */
public record EventQuery(
    Optional<String> type,
    Optional<String> source,
    Optional<String> site,
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> text,
    Optional<Long> before,
    int limit) {

  public static final int LARGEST_PAGE = 1000;

  public EventQuery {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException("limit: expected 1 to %d, got %d".formatted(LARGEST_PAGE, limit));
    }
  }

  /** The newest events. */
  public static EventQuery newest(int limit) {
    return new EventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  public EventQuery ofType(String type) {
    return new EventQuery(Optional.of(type), source, site, subject, from, until, text, before, limit);
  }

  public EventQuery about(String subject) {
    return new EventQuery(type, source, site, Optional.of(subject), from, until, text, before, limit);
  }

  public EventQuery containing(String text) {
    return new EventQuery(type, source, site, subject, from, until, Optional.of(text), before, limit);
  }

  public EventQuery before(long position) {
    return new EventQuery(type, source, site, subject, from, until, text, Optional.of(position), limit);
  }

}
