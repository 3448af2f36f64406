package dev.junction.hub.settings.guide;

/** Finds where a quoted text ends. A regular expression would run out of stack on a long one. */
final class Quoted {
  private Quoted() {}

  /**
   * Index of the closing quote, or -1 when there is none.
   *
   * @param from index of the opening quote
   */
  static int end(String text, int from) {
    for (var i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(from)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether a shell or PHP would put something in: a variable or a command that no backslash protects.
   *
   * @param after what may follow a dollar besides a name; a backtick in it says that backticks run commands
   */
  static boolean filledIn(String inside, String after) {
    for (var i = 0; i < inside.length(); i++) {
      if (inside.charAt(i) == '\\') {
        i++;
      } else if (inside.charAt(i) == '`' && after.contains("`")) {
        return true;
      } else if (inside.charAt(i) == '$' && i + 1 < inside.length() && begins(inside.charAt(i + 1), after)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(char c, String after) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || after.indexOf(c) >= 0;
  }
}
