package dev.junction.webhooks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes that webhook peers use, known by name ({@code sha256}) or by the length of their hexadecimal form. */
public enum HashAlgorithm {
  SHA1("sha1", "SHA-1", "HmacSHA1", 20),
  SHA256("sha256", "SHA-256", "HmacSHA256", 32),
  SHA384("sha384", "SHA-384", "HmacSHA384", 48),
  SHA512("sha512", "SHA-512", "HmacSHA512", 64);

  private static final HashAlgorithm[] ALL = values();

  private final String wireName;
  private final String digestName;
  private final String macName;
  private final int length;

  HashAlgorithm(String wireName, String digestName, String macName, int length) {
    this.wireName = wireName;
    this.digestName = digestName;
    this.macName = macName;
    this.length = length;
  }

  /** The algorithm called {@code sha1}, {@code sha256}, {@code sha384} or {@code sha512}. */
  public static HashAlgorithm of(String wireName) {
    for (var algorithm : ALL) {
      if (algorithm.wireName.equals(wireName)) {
        return algorithm;
      }
    }
    throw NearestName.unknown("hash algorithm", wireName, Arrays.stream(ALL).map(HashAlgorithm::wireName).toList());
  }

  /** The algorithm whose hexadecimal form has so many digits: 40, 64, 96 or 128. */
  public static Optional<HashAlgorithm> ofHexLength(int digits) {
    for (var algorithm : ALL) {
      if (algorithm.hexLength() == digits) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  public String wireName() {
    return wireName;
  }

  /** Digits of the hexadecimal form. */
  public int hexLength() {
    return length * 2;
  }

  /** The hash of the parts, one after the other. */
  public byte[] hash(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance(digestName);
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("hashing with " + digestName + ": this Java does not offer it", e);
    }
  }

  /** The keyed hash (HMAC, RFC 2104) of the parts, one after the other; the key must not be empty. */
  public byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance(macName);
      mac.init(new SecretKeySpec(key, macName));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + macName + ": this Java does not offer it", e);
    }
  }
}
