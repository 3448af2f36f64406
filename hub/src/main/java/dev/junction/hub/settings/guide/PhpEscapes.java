package dev.junction.hub.settings.guide;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backslash means between PHP's double quotes. */
final class PhpEscapes {
  private static final Pattern ESCAPE =
      Pattern.compile("(?s)\\\\(?:u\\{([0-9a-fA-F]{1,6})}|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))");

  private PhpEscapes() {}

  static String resolve(String text) {
    return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meaning(match)));
  }

  private static String meaning(MatchResult match) {
    if (match.group(1) != null) {
      var codePoint = Integer.parseInt(match.group(1), 16);
      return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : match.group();
    }
    if (match.group(2) != null) {
      return String.valueOf((char) Integer.parseInt(match.group(2), 16));
    }
    if (match.group(3) != null) {
      return String.valueOf((char) (Integer.parseInt(match.group(3), 8) & 0xFF));
    }
    return switch (match.group(4)) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "v" -> "\u000B";
      case "e" -> "\u001B";
      case "f" -> "\f";
      case "\\", "$", "\"" -> match.group(4);
      default -> match.group();
    };
  }
}
