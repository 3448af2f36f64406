package dev.junction.hub.spi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What may be kept of the other side's words in the record of an attempt. */
public final class Kept {
  /** At most so much, in bytes of UTF-8. */
  public static final int BYTES = 2048;

  private static final String MASK = "********";
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private Kept() {}

  /**
   * The beginning of {@code text}: without the secrets, should the other side repeat one, and without control characters, which a
   * database may refuse and a terminal obey.
   */
  public static String of(String text, List<Secret> secrets) {
    for (var secret : secrets) {
      text = text.replace(secret.reveal(), MASK);
    }
    return shortened(UNPRINTABLE.matcher(text).replaceAll("\uFFFD"));
  }

  private static String shortened(String text) {
    var bytes = 0;
    for (var at = 0; at < text.length(); ) {
      var character = Character.toString(text.codePointAt(at));
      bytes += character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > BYTES) {
        return text.substring(0, at);
      }
      at += character.length();
    }
    return text;
  }
}
