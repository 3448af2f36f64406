package dev.junction.webhooks;

/** A compact token that must not be believed; an answer rather than a failure, so it carries no stack trace. */
public final class TokenRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  TokenRefused(Reason reason, String explanation) {
    super("verifying an HMAC token: " + explanation, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why a token was refused. */
  public enum Reason {
    /** Not three parts of canonical base64url without padding, or what they hold is not the JSON of a token. */
    MALFORMED,
    /** The token says {@code "alg":"none"}. */
    UNSIGNED,
    /** Signed with an algorithm that is not allowed here. */
    WRONG_ALGORITHM,
    /** None of the secrets makes this signature. */
    BAD_SIGNATURE,
    /** Now is at or after {@code exp}; there is no leeway. */
    EXPIRED,
    /** Now is before {@code nbf}; there is no leeway. */
    NOT_YET_VALID,
    /** A claim that the caller requires is not there, or no text. */
    MISSING_CLAIM
  }
}
