package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MALFORMED;
import static dev.junction.webhooks.Verification.Reason.MISMATCH;
import static dev.junction.webhooks.Verification.Reason.MISSING;
import static dev.junction.webhooks.Verification.Reason.TOO_NEW;
import static dev.junction.webhooks.Verification.Reason.TOO_OLD;
import static dev.junction.webhooks.Verification.Reason.WRONG_ALGORITHM;
import static dev.junction.webhooks.Verification.Reason.WRONG_LENGTH;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Standard Webhooks form: id, time and body are signed together, so a post can't be replayed later or under another id. */
record StandardSignature() implements SignatureForm {

  static final Duration TOLERANCE = Duration.ofMinutes(5);
  static final String SECRET_PREFIX = "whsec_";

  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1,";
  private static final HashAlgorithm HASH = HashAlgorithm.SHA256;
  private static final int SIGNATURE_LENGTH = 44;
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
    var candidates = new ArrayList<byte[]>(2);
    var unreadable = collect(signatures, candidates);
    if (candidates.isEmpty()) {
      return unreadable;
    }
    int match = secrets.firstMatching(secret -> matchesAny(candidates, signature(key(secret), id, timestamp, request.body())));
    return match != LiveSecrets.NONE ? new Accepted(match, Optional.of(id), Optional.of(signedAt)) : refused(MISMATCH,
        "no live secret makes this signature of this id, time and body; compare the secrets, and see that nothing between rewrites the body");
  }

  @Override
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    checkDeliveryId(deliveryId);
    var timestamp = Long.toString(now.getEpochSecond());
    var signature = new String(signature(key(secret), deliveryId, timestamp, body), StandardCharsets.ISO_8859_1);
    return new SignedWebhook(url, Map.of(ID, deliveryId, TIMESTAMP, timestamp, SIGNATURE, VERSION + signature));
  }

  @Override
  public void checkSecret(String secret) {
    try {
      if (secret.startsWith(SECRET_PREFIX) && key(secret).length > 0) {
        return;
      }
    } catch (IllegalArgumentException notBase64) {
      throw unfit(notBase64);
    }
    throw unfit(null);
  }

  /** Puts the readable v1 signatures of the space-separated list into {@code candidates}; the answer is for when there is none. */
  private static Refused collect(String signatures, List<byte[]> candidates) {
    var problem = refused(MALFORMED, "header " + SIGNATURE + " holds no signature");
    int end;
    for (int start = 0; start < signatures.length(); start = end + 1) {
      end = endOfItem(signatures, start);
      if (!signatures.startsWith(VERSION, start)) {
        if (end > start) {
          boolean versioned = signatures.charAt(start) == 'v' && signatures.indexOf(',', start) > 0;
          problem = refused(versioned ? WRONG_ALGORITHM : MALFORMED, "there is only another version of signature, or none");
        }
      } else if (!isBase64(signatures, start + VERSION.length(), end)) {
        problem = refused(MALFORMED, "a signature is not Base64");
      } else if (end - start - VERSION.length() != SIGNATURE_LENGTH) {
        problem = refused(WRONG_LENGTH, "a signature has " + (end - start - VERSION.length()) + " characters");
      } else {
        candidates.add(signatures.substring(start + VERSION.length(), end).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return problem;
  }

  /** Compares the encoded form, so that only the canonical Base64 of the signature is accepted. */
  private static boolean matchesAny(List<byte[]> candidates, byte[] expected) {
    boolean found = false;
    for (var candidate : candidates) {
      found |= MessageDigest.isEqual(candidate, expected);
    }
    return found;
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

  private static boolean isBase64(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean ok = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
      if (!ok) {
        return false;
      }
    }
    return true;
  }

  private static int endOfItem(String list, int start) {
    int space = list.indexOf(' ', start);
    return space < 0 ? list.length() : space;
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

  private static IllegalArgumentException unfit(IllegalArgumentException cause) {
    return new IllegalArgumentException("checking a secret for standard-webhooks: expected 'whsec_' and Base64 of the key,"
        + " got another form; copy the secret whole, with its prefix", cause);
  }

  private static Refused refused(Verification.Reason reason, String gotAndAdvice) {
    return new Refused(reason, "verifying a standard webhook: expected headers webhook-id, webhook-timestamp (within 5 minutes of now)"
        + " and webhook-signature ('v1,' and Base64 of HMAC-SHA256), but " + gotAndAdvice);
  }
}
