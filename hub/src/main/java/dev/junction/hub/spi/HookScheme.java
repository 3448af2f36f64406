package dev.junction.hub.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How one family of senders signs its webhooks, and how its bodies are read. Stateless and safe for many threads. */
public interface HookScheme {
  /** The value of {@code webhook.sources.NAME.scheme}, such as {@code hub-sha1}. */
  String name();

  /** One sentence: who sends this. */
  String meaning();

  /** Why a secret can't work in this scheme, without showing it; empty when it can. */
  default Optional<String> problem(Secret secret) {
    return Optional.empty();
  }

  /**
   * Verifies and reads one post. Never throws for what a sender sends.
   *
   * @param secrets the live ones, the newest first; never empty
   */
  Reading read(Post post, List<Secret> secrets, Reader reader);

  /**
   * A post as it came.
   *
   * @param source      the hook source's name
   * @param site        the Moodle site that the source implies
   * @param url         configured origin and raw request target; nothing a client sends can change the origin
   * @param header      header by name, any case; null when absent
   * @param contentType as sent, or null
   * @param body        the raw bytes
   * @param at          when it came
   */
  record Post(
      String source, String site, String url, UnaryOperator<String> header, String contentType, byte[] body, Instant at) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    /** When it happened: what the sender said, unless it said nothing, a time before 2000 or one more than a day ahead. */
    public Instant occurredAt(Optional<Instant> said) {
      return said.filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(at.plus(AHEAD))).orElse(at);
    }

    /** Says only how long the body is: URL, headers and body may carry secrets. */
    @Override
    public String toString() {
      return "Post[" + source + ", " + body.length + " bytes]";
    }
  }

  /**
   * What reading needs from the hub.
   *
   * @param types  the event types of all integrations
   * @param window how long an equal body counts as a repetition, in schemes without a delivery id (ENGINE L3)
   */
  record Reader(EventTypes types, Duration window) {}

  /** What became of a post. */
  sealed interface Reading {
    /** Authentic and understood. */
    record Accepted(List<EventDraft> drafts) implements Reading {}

    /**
     * Not proven to come from the sender.
     *
     * @param reason for counters: one of a few kebab-case words
     * @param why    for the administrator, not for the sender; without secrets and without anything of the body
     */
    record Unauthorized(String reason, String why) implements Reading {}

    /** Authentic, but not to be understood; {@code why} as in {@link Unauthorized}. */
    record Unreadable(String why) implements Reading {}
  }
}
