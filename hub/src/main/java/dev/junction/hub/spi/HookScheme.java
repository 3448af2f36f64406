package dev.junction.hub.spi;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** How one family of senders signs its webhooks, and how its bodies are read. Stateless and safe for many threads. */
public interface HookScheme {
  /** The value of {@code webhook.sources.NAME.scheme}, such as {@code hub-sha1}. */
  String name();

  /** One sentence: who sends this. */
  String meaning();

  /**
   * Verifies and reads one post.
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
      String source, String site, String url, UnaryOperator<String> header, String contentType, byte[] body, Instant at) {}

  /** What reading needs from the hub. */
  record Reader(EventTypes types, java.time.Duration window) {}

  /** What became of a post. */
  sealed interface Reading {
    /** Authentic and understood. */
    record Accepted(List<EventDraft> drafts) implements Reading {}

    /** Not proven to come from the sender; {@code why} is for the administrator, not for the sender. */
    record Unauthorized(String why) implements Reading {}

    /** Authentic, but not to be understood. */
    record Unreadable(String why) implements Reading {}
  }
}
