package dev.junction.webhooks;

import java.util.HexFormat;

/** Reads and writes the hexadecimal form of a signature, in either case, without exceptions for what strangers send. */
final class HexDigits {

  static final int NONE = -1;

  private HexDigits() {}

  /** Where the first character stands, at or after {@code from}, that is no hexadecimal digit, or {@link #NONE}. */
  static int firstOther(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return i;
      }
    }
    return NONE;
  }

  /** The bytes of an even number of digits from {@code from} to the end. */
  static byte[] decode(String digits, int from) {
    var bytes = new byte[(digits.length() - from) / 2];
    for (int i = 0, at = from; i < bytes.length; i++, at += 2) {
      bytes[i] = (byte) (HexFormat.fromHexDigit(digits.charAt(at)) << 4 | HexFormat.fromHexDigit(digits.charAt(at + 1)));
    }
    return bytes;
  }

  static String encode(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
