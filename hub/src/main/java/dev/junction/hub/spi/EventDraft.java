package dev.junction.hub.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
  public record Once(String key, Duration window) {
    /** Long past any retention, so that an old signed post can't come back as new. */
    private static final Duration FOR_GOOD = Duration.ofDays(3653);

    /** For senders without a delivery id: an equal body within {@code window} is a repetition. */
    public static Once ofBody(byte[] body, Duration window) {
      return new Once(encoded(sha256().digest(body)), window);
    }

    /** For senders that give each delivery an identity, whatever number of parts it has. */
    public static Once ofDelivery(String... parts) {
      var hash = sha256();
      for (var part : parts) {
        hash.update(part.getBytes(StandardCharsets.UTF_8));
        // A byte that no UTF-8 text holds: ("ab", "c") and ("a", "bc") are two deliveries.
        hash.update((byte) 0xFF);
      }
      return new Once(encoded(hash.digest()), FOR_GOOD);
    }

    private static String encoded(byte[] hash) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
      }
    }
  }

  /** A draft that happened at {@code occurredAt} on {@code site}, without subject, raw body or deduplication. */
  public static EventDraft of(String type, String source, String site, Instant occurredAt, String data) {
    return new EventDraft(type, source, site, Optional.empty(), occurredAt, data, Optional.empty(), Optional.empty());
  }

  public EventDraft about(String subject) {
    return new EventDraft(type, source, site, Optional.ofNullable(subject), occurredAt, data, rawBody, once);
  }

  public EventDraft at(Instant occurredAt) {
    return new EventDraft(type, source, site, subject, occurredAt, data, rawBody, once);
  }

  public EventDraft withRawBody(byte[] rawBody) {
    return new EventDraft(type, source, site, subject, occurredAt, data, Optional.of(rawBody), once);
  }

  public EventDraft once(Once once) {
    return new EventDraft(type, source, site, subject, occurredAt, data, rawBody, Optional.of(once));
  }

  public EventDraft once(String key, Duration window) {
    return new EventDraft(type, source, site, subject, occurredAt, data, rawBody, Optional.of(new Once(key, window)));
  }
}
