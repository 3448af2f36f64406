package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MALFORMED;
import static dev.junction.webhooks.Verification.Reason.WRONG_ALGORITHM;
import static dev.junction.webhooks.Verification.Reason.WRONG_LENGTH;

import dev.junction.webhooks.Verification.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The space-separated signatures of one {@code webhook-signature} header; a sender that changes its secret sends several.
 *
 * @param encoded     the readable ones of version 1, in Base64
 * @param problem     why the last of the others was not readable; counts when none was
 * @param explanation the same for a person
 */
record StandardSignatureList(List<byte[]> encoded, Reason problem, String explanation) {

  static final String VERSION = "v1,";

  /** Base64 of the 32 bytes of HMAC-SHA256. */
  private static final int LENGTH = 44;

  static StandardSignatureList read(String header) {
    var encoded = new ArrayList<byte[]>(2);
    var problem = MALFORMED;
    var explanation = "the list of signatures is empty";
    int end;
    for (int start = 0; start < header.length(); start = end + 1) {
      end = endOfItem(header, start);
      int signature = start + VERSION.length();
      if (start == end) {
        continue;
      }
      if (!header.startsWith(VERSION, start)) {
        problem = header.charAt(start) == 'v' && header.indexOf(',', start) > 0 ? WRONG_ALGORITHM : MALFORMED;
        explanation = "a signature is of another version than v1, or of none";
      } else if (!isBase64(header, signature, end)) {
        problem = MALFORMED;
        explanation = "a signature is not Base64";
      } else if (end - signature != LENGTH) {
        problem = WRONG_LENGTH;
        explanation = "a signature has " + (end - signature) + " characters, not " + LENGTH;
      } else {
        encoded.add(header.substring(signature, end).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return new StandardSignatureList(encoded, problem, explanation);
  }

  boolean isEmpty() {
    return encoded.isEmpty();
  }

  /** Compares the encoded form in constant time, so that only the canonical Base64 of a signature counts. */
  boolean contains(byte[] expected) {
    boolean found = false;
    for (var signature : encoded) {
      found |= MessageDigest.isEqual(signature, expected);
    }
    return found;
  }

  private static int endOfItem(String list, int start) {
    int space = list.indexOf(' ', start);
    return space < 0 ? list.length() : space;
  }

  private static boolean isBase64(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && c != '+' && c != '/' && c != '=') {
        return false;
      }
    }
    return true;
  }
}
