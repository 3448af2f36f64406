package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MALFORMED;
import static dev.junction.webhooks.Verification.Reason.MISMATCH;
import static dev.junction.webhooks.Verification.Reason.MISSING;
import static dev.junction.webhooks.Verification.Reason.WRONG_LENGTH;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;

/**
 * The checksum that bbb-webhooks appends to the callback URL: the hash of the URL as it was registered, the raw body and
 * the secret, one after the other. A server set to {@code auth2_0} sends the secret itself as a bearer token instead.
 */
public final class CallbackChecksum implements SignatureForm {

  private static final String PARAMETER = "checksum=";
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  CallbackChecksum() {}

  /**
   * Signs with the hash that the receiver's bbb-webhooks is set to ({@code hookChecksumAlgorithm}; its own default is sha1).
   *
   * @param url the callback URL as it was registered; its raw form is hashed
   */
  public static SignedWebhook sign(String url, byte[] body, String secret, HashAlgorithm hash) {
    if (url.indexOf('#') >= 0) {
      throw new IllegalArgumentException("signing a bbb-webhooks post: expected a callback URL without #fragment,"
          + " since the checksum is appended and would never be sent; register the URL without it");
    }
    var checksum = HexDigits.encode(hash.hash(LiveSecrets.utf8(url), body, LiveSecrets.utf8(secret)));
    // A URL that ends in a bare '?' gets '&', as bbb-webhooks does.
    var separator = url.indexOf('?') < 0 ? '?' : '&';
    return new SignedWebhook(url + separator + PARAMETER + checksum, Map.of());
  }

  /** Authenticates a post as a server set to {@code auth2_0} does: nothing is signed, the secret is the bearer token. */
  public static SignedWebhook bearer(String url, String secret) {
    return new SignedWebhook(url, Map.of(AUTHORIZATION, BEARER + secret));
  }

  @Override
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    return sign(url, body, secret, HashAlgorithm.SHA256);
  }

  @Override
  public Verification verify(WebhookRequest request, LiveSecrets secrets, Instant now) {
    var url = request.url();
    int parameter = url.lastIndexOf(PARAMETER);
    if (parameter > 0 && (url.charAt(parameter - 1) == '?' || url.charAt(parameter - 1) == '&')) {
      return verifyChecksum(url.substring(0, parameter - 1), url.substring(parameter + PARAMETER.length()), request.body(), secrets);
    }
    var authorization = request.header().apply(AUTHORIZATION);
    if (authorization != null && !authorization.isEmpty()) {
      return verifyBearer(authorization, secrets);
    }
    return refused(MISSING, "the URL has no checksum and there is no bearer token; register the hook again");
  }

  private static Verification verifyChecksum(String registeredUrl, String checksum, byte[] body, LiveSecrets secrets) {
    int other = HexDigits.firstOther(checksum, 0);
    if (other != HexDigits.NONE) {
      return refused(MALFORMED, "character " + (other + 1) + " of it is no hexadecimal digit; see that nothing appends to the URL");
    }
    var hash = HashAlgorithm.ofHexLength(checksum.length()).orElse(null);
    if (hash == null) {
      return refused(checksum.isEmpty() ? MISSING : WRONG_LENGTH,
          "it has " + checksum.length() + " digits; see that nothing cuts the URL short");
    }
    var presented = HexDigits.decode(checksum, 0);
    var url = LiveSecrets.utf8(registeredUrl);
    int match = secrets.firstMatching(
        secret -> MessageDigest.isEqual(presented, hash.hash(url, body, LiveSecrets.utf8(secret))));
    return match != LiveSecrets.NONE ? Accepted.by(match) : refused(MISMATCH, "no live secret makes this checksum (" + hash.wireName()
        + ") of this URL and body; compare the secrets, and see that the URL is the one registered with the server");
  }

  private static Verification verifyBearer(String authorization, LiveSecrets secrets) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return refused(MALFORMED, "there is no checksum, and the Authorization header is no bearer token");
    }
    var presented = LiveSecrets.utf8(authorization.substring(BEARER.length()));
    int match = secrets.firstMatching(secret -> MessageDigest.isEqual(presented, LiveSecrets.utf8(secret)));
    return match != LiveSecrets.NONE ? Accepted.by(match)
        : refused(MISMATCH, "the bearer token is none of the live secrets; compare the secrets");
  }

  private static Refused refused(Verification.Reason reason, String gotAndAdvice) {
    return new Refused(reason, "verifying a bbb-webhooks post: expected 'checksum=' and 40, 64, 96 or 128 hexadecimal digits"
        + " at the end of the URL, but " + gotAndAdvice);
  }
}
