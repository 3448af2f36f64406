package dev.junction.webhooks;

import static dev.junction.webhooks.TokenRefused.Reason.BAD_SIGNATURE;
import static dev.junction.webhooks.TokenRefused.Reason.MALFORMED;
import static dev.junction.webhooks.TokenRefused.Reason.MISSING_CLAIM;
import static dev.junction.webhooks.TokenRefused.Reason.UNSIGNED;
import static dev.junction.webhooks.TokenRefused.Reason.WRONG_ALGORITHM;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compact JSON Web Tokens (RFC 7519) signed with a shared secret, as BigBlueButton sends them to Moodle: HS256 for
 * "recording ready", HS512 for analytics.
 *
 * <p>Strict where it costs nothing: base64url must be canonical and unpadded, JSON without duplicate members or anything after
 * it, {@code crit} is not understood and so refused. {@code exp} and {@code nbf} are kept to the second, without leeway;
 * {@code iat} is left to the caller.
 */
public final class HmacToken {

  private HmacToken() {}

  /** How a token is signed. */
  public enum Algorithm {
    HS256(HashAlgorithm.SHA256),
    HS512(HashAlgorithm.SHA512);

    private final HashAlgorithm hash;
    private final String header;

    Algorithm(HashAlgorithm hash) {
      this.hash = hash;
      this.header = Base64Url.encode(LiveSecrets.utf8("{\"typ\":\"JWT\",\"alg\":\"" + name() + "\"}")) + '.';
    }

    private String signatureOf(String signed, String secret) {
      return Base64Url.encode(hash.hmac(LiveSecrets.utf8(secret), signed.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  /**
   * What a verified token says.
   *
   * @param algorithm how it was signed
   * @param values    its claims in their order; a value is a String, Number, Boolean, List, Map or null
   */
  public record Claims(Algorithm algorithm, Map<String, Object> values) {

    public Claims {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The claim, if it is there and a text. */
    public Optional<String> text(String name) {
      return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The claim, which must be a text that is not empty. */
    public String requiredText(String name) throws TokenRefused {
      return text(name).filter(text -> !text.isEmpty())
          .orElseThrow(() -> new TokenRefused(MISSING_CLAIM, "expected claim '" + name + "' with a text, got none"));
    }

    /** When the token stops being valid ({@code exp}), if it ever does. */
    public Optional<Instant> expiresAt() {
      return values.get("exp") instanceof Number seconds ? Optional.of(TokenTimes.instant(seconds)) : Optional.empty();
    }
  }

  /** As {@link #verify(String, List, Set, Instant)}, with one secret. */
  public static Claims verify(String compact, String secret, Set<Algorithm> allowed, Instant now) throws TokenRefused {
    return verify(compact, List.of(secret), allowed, now);
  }

  /**
   * The claims of a token that one of the secrets signed.
   *
   * @param secrets the live secrets, more than one while a secret is being changed
   * @param allowed the algorithms this caller expects; the token's own word for it is not enough
   * @throws TokenRefused             when the token must not be believed
   * @throws IllegalArgumentException when there is no secret or an empty one
   */
  public static Claims verify(String compact, List<String> secrets, Set<Algorithm> allowed, Instant now) throws TokenRefused {
    checkSecrets(secrets);
    int firstDot = compact.indexOf('.');
    int lastDot = compact.lastIndexOf('.');
    if (firstDot <= 0 || firstDot == lastDot || compact.indexOf('.', firstDot + 1) != lastDot) {
      throw new TokenRefused(MALFORMED, "expected three parts between two full stops, got another form");
    }
    var algorithm = algorithm(TokenJson.object("header", compact.substring(0, firstDot)), allowed);
    var signature = compact.substring(lastDot + 1);
    Base64Url.check("signature", signature);
    var signed = compact.substring(0, lastDot);
    var presented = LiveSecrets.utf8(signature);
    // The encoded form is compared, so that only one spelling of a signature is accepted.
    int match = new LiveSecrets(secrets).firstMatching(
        secret -> MessageDigest.isEqual(presented, LiveSecrets.utf8(algorithm.signatureOf(signed, secret))));
    if (match == LiveSecrets.NONE) {
      throw new TokenRefused(BAD_SIGNATURE, "expected an " + algorithm + " signature by a live secret, got another; compare the secrets");
    }
    var claims = new Claims(algorithm, TokenJson.object("payload", compact.substring(firstDot + 1, lastDot)));
    TokenTimes.check(claims.values(), now);
    return claims;
  }

  /**
   * Signs claims as a compact token with the header {@code {"typ":"JWT","alg":".."}}.
   *
   * @param claims kept in their order; values as JSON knows them, times in whole seconds since 1970
   * @throws IllegalArgumentException when the secret is empty or a claim has no JSON form
   */
  public static String sign(Map<String, ?> claims, Algorithm algorithm, String secret) {
    checkSecrets(List.of(secret));
    var signed = algorithm.header + Base64Url.encode(TokenJson.write(claims));
    return signed + '.' + algorithm.signatureOf(signed, secret);
  }

  private static Algorithm algorithm(Map<String, Object> header, Set<Algorithm> allowed) throws TokenRefused {
    if (header.containsKey("crit")) {
      throw new TokenRefused(MALFORMED, "expected a header without 'crit', which names extensions that are not known here");
    }
    if (!(header.get("alg") instanceof String name)) {
      throw new TokenRefused(MALFORMED, "expected a header with 'alg', got none");
    }
    if (name.equalsIgnoreCase("none")) {
      throw new TokenRefused(UNSIGNED, "expected a signature by " + allowed + ", got a token that says it has none");
    }
    for (var algorithm : allowed) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    throw new TokenRefused(WRONG_ALGORITHM, "expected a signature by " + allowed + ", got another algorithm");
  }

  private static void checkSecrets(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("using an HMAC token: expected at least one secret and none empty, got none;"
          + " set the secret that sender and receiver share");
    }
  }
}
