package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MALFORMED;
import static dev.junction.webhooks.Verification.Reason.MISMATCH;
import static dev.junction.webhooks.Verification.Reason.MISSING;
import static dev.junction.webhooks.Verification.Reason.TOO_NEW;
import static dev.junction.webhooks.Verification.Reason.TOO_OLD;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The Standard Webhooks form: id, time and body are signed together, so a post can't be replayed later or under another id. */
record StandardSignature() implements SignatureForm {

  static final Duration TOLERANCE = Duration.ofMinutes(5);
  static final String SECRET_PREFIX = "whsec_";

  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final HashAlgorithm HASH = HashAlgorithm.SHA256;
  private static final int TIMESTAMP_MAX_LENGTH = 12;

  @Override
  public Verification verify(WebhookRequest request, LiveSecrets secrets, Instant now) {
    var id = request.header().apply(ID);
    var timestamp = request.header().apply(TIMESTAMP);
    var signatures = request.header().apply(SIGNATURE);
    if (isAbsent(id) || isAbsent(timestamp) || isAbsent(signatures)) {
      return refused(MISSING, "header " + (isAbsent(id) ? ID : isAbsent(timestamp) ? TIMESTAMP : SIGNATURE) + " is absent or empty");
    }
    if (!isSeconds(timestamp)) {
      return refused(MALFORMED, "header " + TIMESTAMP + " is no whole number of seconds since 1970");
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    var age = Duration.between(signedAt, now);
    if (age.compareTo(TOLERANCE) > 0) {
      return refused(TOO_OLD, "it was signed " + age.toSeconds() + " s ago; set both clocks, or let the sender sign each try anew");
    }
    if (age.compareTo(TOLERANCE.negated()) < 0) {
      return refused(TOO_NEW, "it was signed " + -age.toSeconds() + " s in the future; set both clocks");
    }
    var list = StandardSignatureList.read(signatures);
    if (list.isEmpty()) {
      return refused(list.problem(), list.explanation());
    }
    int match = secrets.firstMatching(secret -> list.contains(signature(key(secret), id, timestamp, request.body())));
    return match != LiveSecrets.NONE ? new Accepted(match, Optional.of(id), Optional.of(signedAt)) : refused(MISMATCH,
        "no live secret makes this signature of this id, time and body; compare the secrets, and see that nothing between"
            + " rewrites the body");
  }

  @Override
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    checkDeliveryId(deliveryId);
    var timestamp = Long.toString(now.getEpochSecond());
    var signature = new String(signature(key(secret), deliveryId, timestamp, body), StandardCharsets.ISO_8859_1);
    return new SignedWebhook(url, Map.of(ID, deliveryId, TIMESTAMP, timestamp, SIGNATURE, StandardSignatureList.VERSION + signature));
  }

  @Override
  public void checkSecret(String secret) {
    try {
      if (secret.startsWith(SECRET_PREFIX) && key(secret).length > 0) {
        return;
      }
    } catch (IllegalArgumentException notBase64) {
      // The decoder's message quotes a character of the secret; it is left out.
      throw unfit();
    }
    throw unfit();
  }

  private static byte[] signature(byte[] key, String id, String timestamp, byte[] body) {
    return Base64.getEncoder().encode(HASH.hmac(key, LiveSecrets.utf8(id + '.' + timestamp + '.'), body));
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
  }

  private static boolean isAbsent(String header) {
    return header == null || header.isEmpty();
  }

  private static boolean isSeconds(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() <= TIMESTAMP_MAX_LENGTH;
  }

  /** A full stop would let id and time be told apart in two ways; anything but visible ASCII does not belong in a header. */
  private static void checkDeliveryId(String id) {
    boolean fit = id != null && !id.isEmpty();
    for (int i = 0; fit && i < id.length(); i++) {
      fit = id.charAt(i) > ' ' && id.charAt(i) <= '~' && id.charAt(i) != '.';
    }
    if (!fit) {
      throw new IllegalArgumentException("signing a standard webhook: expected a delivery id of visible ASCII characters without"
          + " '.', got " + (id == null || id.isEmpty() ? "none" : "'" + id + "'"));
    }
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException("checking a secret for standard-webhooks: expected 'whsec_' and Base64 of the key,"
        + " got another form; copy the secret whole, with its prefix");
  }

  private static Refused refused(Verification.Reason reason, String gotAndAdvice) {
    return new Refused(reason, "verifying a standard webhook: expected headers webhook-id, webhook-timestamp (within 5 minutes of now)"
        + " and webhook-signature ('v1,' and Base64 of HMAC-SHA256), but " + gotAndAdvice);
  }
}
