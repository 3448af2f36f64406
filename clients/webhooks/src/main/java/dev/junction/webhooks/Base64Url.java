package dev.junction.webhooks;

import static dev.junction.webhooks.TokenRefused.Reason.MALFORMED;

import java.util.Base64;

/** The base64url of tokens: no padding, and one spelling only for every value (RFC 7515, section 2). */
final class Base64Url {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static byte[] decode(String part, String text) throws TokenRefused {
    check(part, text);
    return Base64.getUrlDecoder().decode(text);
  }

  /** Refuses what is not the one spelling; {@code part} says in the message which part of the token it is. */
  static void check(String part, String text) throws TokenRefused {
    for (int i = 0; i < text.length(); i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        var what = text.charAt(i) == '=' ? "padding" : "a character that is not in its alphabet";
        throw new TokenRefused(MALFORMED, "expected a " + part + " in base64url without padding, got " + what);
      }
    }
    int left = text.length() % 4;
    if (left == 1 || left > 1 && (ALPHABET.indexOf(text.charAt(text.length() - 1)) & unusedBits(left)) != 0) {
      throw new TokenRefused(MALFORMED, "expected a " + part + " in canonical base64url, got one that ends in bits of no meaning");
    }
  }

  /** Two last characters hold one byte and four bits too many, three hold two bytes and two bits too many. */
  private static int unusedBits(int left) {
    return left == 2 ? 0b1111 : 0b11;
  }
}
