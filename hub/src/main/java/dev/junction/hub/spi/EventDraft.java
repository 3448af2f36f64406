package dev.junction.hub.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event before the ledger has it.
 *
 * @param type       see {@link Event#type()}
 * @param source     see {@link Event#source()}
 * @param site       see {@link Event#site()}
 * @param subject    see {@link Event#subject()}
 * @param occurredAt see {@link Event#occurredAt()}
 * @param data       JSON object, secret fields already redacted
 * @param rawBody    the bytes as they came, kept encrypted; empty when {@code data} is them, byte for byte
 * @param once       how a repetition is recognised; empty when every draft is a new event
 */
public record EventDraft(
    String type,
    String source,
    String site,
    Optional<String> subject,
    Instant occurredAt,
    String data,
    Optional<byte[]> rawBody,
    Optional<Once> once) {

  /**
   * Recognises a repetition within one source.
   *
   * @param key    what two copies of the same delivery share
   * @param window how long the key is remembered
   */
  public record Once(String key, Duration window) {}

  /** A draft that happened at {@code occurredAt} on {@code site}, without subject, raw body or deduplication. */
  public static EventDraft of(String type, String source, String site, Instant occurredAt, String data) {
    return new EventDraft(type, source, site, Optional.empty(), occurredAt, data, Optional.empty(), Optional.empty());
  }

  public EventDraft about(String subject) {
    return new EventDraft(type, source, site, Optional.ofNullable(subject), occurredAt, data, rawBody, once);
  }

  public EventDraft withRawBody(byte[] rawBody) {
    return new EventDraft(type, source, site, subject, occurredAt, data, Optional.of(rawBody), once);
  }

  public EventDraft once(String key, Duration window) {
    return new EventDraft(type, source, site, subject, occurredAt, data, rawBody, Optional.of(new Once(key, window)));
  }
}
