package dev.junction.hub.settings;

import java.util.List;
import java.util.regex.Pattern;

/** Values as a person may see them. */
final class Shown {
  static final String MASK = "********";
  private static final int LONGEST = 80;
  private static final Pattern USER_INFO = Pattern.compile("(://[^/@\\s:]*:)[^/\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("([?&;][^=&;\\s]*(?:password|passwd|pwd|secret|token|key)[^=&;\\s]*=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

  private Shown() {}

  /** What stands at a key: secrets masked, also those inside a URL. */
  static String values(Shape.Leaf leaf, List<String> texts) {
    return leaf.kind().secret() ? (texts.isEmpty() ? "" : MASK) : withoutPasswords(String.join(", ", texts));
  }

  /** A key that may hold anything. */
  static String name(String key) {
    var shown = key.replaceAll("\\p{Cntrl}", "?");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
  }

  /** A wrong value in a message. */
  static String quoted(String text) {
    return '"' + name(withoutPasswords(text)) + '"';
  }

  private static String withoutPasswords(String text) {
    return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll("$1" + MASK + "@")).replaceAll("$1" + MASK);
  }
}
