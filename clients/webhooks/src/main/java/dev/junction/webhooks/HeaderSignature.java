package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MALFORMED;
import static dev.junction.webhooks.Verification.Reason.MISMATCH;
import static dev.junction.webhooks.Verification.Reason.MISSING;
import static dev.junction.webhooks.Verification.Reason.WRONG_ALGORITHM;
import static dev.junction.webhooks.Verification.Reason.WRONG_LENGTH;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;

/**
 * The hexadecimal HMAC of the raw body in one header.
 *
 * @param header the header that carries it
 * @param prefix what stands before the digits, such as {@code sha256=}; may be empty
 * @param hash   the hash of the HMAC
 */
record HeaderSignature(String header, String prefix, HashAlgorithm hash) implements SignatureForm {

  /** A prefix that names the hash, the form of WebSub and GitHub. */
  static HeaderSignature prefixed(String header, HashAlgorithm hash) {
    return new HeaderSignature(header, hash.wireName() + "=", hash);
  }

  /** Digits alone. */
  static HeaderSignature plain(String header, HashAlgorithm hash) {
    return new HeaderSignature(header, "", hash);
  }

  @Override
  public Verification verify(WebhookRequest request, LiveSecrets secrets, Instant now) {
    var value = request.header().apply(header);
    if (value == null || value.isEmpty()) {
      return refused(MISSING, "the header is absent or empty; set the secret at the sender");
    }
    if (!value.startsWith(prefix) || HexDigits.firstOther(value, prefix.length()) != HexDigits.NONE) {
      return wrongForm(value);
    }
    int digits = value.length() - prefix.length();
    if (digits != hash.hexLength()) {
      return wrongLength(digits);
    }
    var presented = HexDigits.decode(value, prefix.length());
    int match = secrets.firstMatching(
        secret -> MessageDigest.isEqual(presented, hash.hmac(LiveSecrets.utf8(secret), request.body())));
    return match != LiveSecrets.NONE ? Accepted.by(match) : refused(MISMATCH,
        "no live secret makes this signature of this body; compare the secrets, and see that nothing between rewrites the body");
  }

  @Override
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    var signature = prefix + HexDigits.encode(hash.hmac(LiveSecrets.utf8(secret), body));
    return new SignedWebhook(url, Map.of(header, signature));
  }

  private Refused wrongForm(String value) {
    for (var other : HashAlgorithm.values()) {
      if (other != hash && value.startsWith(other.wireName() + "=")) {
        return refused(WRONG_ALGORITHM, "it is signed with " + other.wireName() + "; choose the scheme that the sender uses");
      }
    }
    if (!value.startsWith(prefix)) {
      return refused(MALFORMED, "the prefix is not there; choose the scheme that the sender uses");
    }
    int other = HexDigits.firstOther(value, prefix.length());
    return refused(MALFORMED, "character " + (other + 1) + " is no hexadecimal digit; choose the scheme that the sender uses");
  }

  private Refused wrongLength(int digits) {
    var lookalike = HashAlgorithm.ofHexLength(digits).map(other -> ", as many as " + other.wireName() + " has").orElse("");
    return refused(WRONG_LENGTH, "it has " + digits + " digits" + lookalike + "; choose the scheme that the sender uses");
  }

  private Refused refused(Verification.Reason reason, String gotAndAdvice) {
    return new Refused(reason, "verifying header " + header + ": expected " + (prefix.isEmpty() ? "" : "'" + prefix + "' and ")
        + hash.hexLength() + " hexadecimal digits (HMAC-" + hash.name() + " of the raw body), but " + gotAndAdvice);
  }
}
