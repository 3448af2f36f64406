package dev.junction.webhooks;

import java.time.Instant;
import java.util.Optional;

/** What came of verifying a webhook. */
public sealed interface Verification {

  /**
   * The webhook was signed with a live secret.
   *
   * @param secretIndex which of the given secrets signed it, from 0; tells when an old one is no longer in use
   * @param deliveryId  the sender's own id of this delivery, the same for every retry, where the scheme has one
   * @param signedAt    when the sender signed, where the scheme says so
   */
  record Accepted(int secretIndex, Optional<String> deliveryId, Optional<Instant> signedAt) implements Verification {

    static Accepted by(int secretIndex) {
      return new Accepted(secretIndex, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The webhook must not be acted upon.
   *
   * @param reason      for programs and counters
   * @param explanation for a person: what was expected, what came, what to do; holds neither a secret nor a signature
   */
  record Refused(Reason reason, String explanation) implements Verification {}

  /** Why a webhook was refused. */
  enum Reason {
    /** There is no signature. */
    MISSING,
    /** There is something, but not in the form of this scheme: wrong prefix, not hexadecimal, not Base64. */
    MALFORMED,
    /** The form is right, but the signature is too short or too long. */
    WRONG_LENGTH,
    /** The sender names another algorithm than the one expected. */
    WRONG_ALGORITHM,
    /** None of the live secrets makes this signature of this body. */
    MISMATCH,
    /** Signed longer ago than the scheme tolerates: a replay, or a clock that is wrong. */
    TOO_OLD,
    /** Signed further in the future than the scheme tolerates: a clock is wrong. */
    TOO_NEW
  }
}
