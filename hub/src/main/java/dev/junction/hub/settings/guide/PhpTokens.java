package dev.junction.hub.settings.guide;

import dev.junction.hub.settings.guide.PhpToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits PHP into words, without comments. A file without an opening tag is taken as PHP from its first line. */
final class PhpTokens {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern COMMENT = Pattern.compile("(?://|#(?!\\[)).*?(?=\\R|\\?>|\\z)|/\\*(?s:.*?)(?:\\*/|\\z)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_\\\\][A-Za-z0-9_\\\\]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|0[xXbBoO][0-9a-fA-F_]+");
  private static final Pattern HEREDOC =
      Pattern.compile("<<<[ \\t]*(['\"]?)([A-Za-z_][A-Za-z0-9_]*)\\1\\R(?s:.*?)^[ \\t]*\\2\\b", Pattern.MULTILINE);
  private static final Pattern OUTSIDE = Pattern.compile("(?s)\\?>.*?(?:<\\?(?:php\\b|=)?|\\z)");
  private static final Pattern SIGN = Pattern.compile("(?s)->|\\?->|\\?\\?=?|\\?:|===?|=>|[.+*/-]=|&&|\\|\\||::|.");

  private final String text;
  private final List<PhpToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private PhpTokens(String text) {
    this.text = text;
  }

  static List<PhpToken> of(String text) {
    var php = new PhpTokens(text);
    php.skipToPhp();
    while (php.at < text.length()) {
      php.next();
    }
    return php.tokens;
  }

  private void skipToPhp() {
    var opening = text.indexOf("<?php");
    if (opening >= 0) {
      advance(opening + "<?php".length());
    }
  }

  private void next() {
    Matcher found;
    if (skips(SPACE) || skips(COMMENT)) {
      return;
    }
    if (skips(OUTSIDE)) {
      tokens.add(new PhpToken(Kind.SIGN, ";", line));
    } else if ((found = match(HEREDOC)) != null) {
      add(Kind.TEMPLATE, "", found);
    } else if ((found = match(VARIABLE)) != null) {
      add(Kind.VARIABLE, found.group(1), found);
    } else if ("'\"".indexOf(text.charAt(at)) >= 0 && Quoted.end(text, at) >= 0) {
      quoted(Quoted.end(text, at));
    } else if ((found = match(NUMBER)) != null) {
      add(Kind.NUMBER, found.group(), found);
    } else if ((found = match(NAME)) != null) {
      add(Kind.NAME, found.group(), found);
    } else {
      found = match(SIGN);
      add(Kind.SIGN, found.group(), found);
    }
  }

  private void quoted(int end) {
    var inside = text.substring(at + 1, end);
    var single = text.charAt(at) == '\'';
    var filled = !single && (Quoted.filledIn(inside, "{") || inside.contains("{$"));
    var value = filled ? "" : single ? inside.replaceAll("\\\\([\\\\'])", "$1") : PhpEscapes.resolve(inside);
    tokens.add(new PhpToken(filled ? Kind.TEMPLATE : Kind.TEXT, value, line));
    advance(end + 1);
  }

  private Matcher match(Pattern pattern) {
    var matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
    return matcher.lookingAt() ? matcher : null;
  }

  private boolean skips(Pattern pattern) {
    var matcher = match(pattern);
    if (matcher != null && matcher.end() > at) {
      advance(matcher.end());
      return true;
    }
    return false;
  }

  private void add(Kind kind, String value, Matcher found) {
    tokens.add(new PhpToken(kind, value, line));
    advance(found.end());
  }

  private void advance(int to) {
    line += (int) text.substring(at, to).chars().filter(c -> c == '\n').count();
    at = to;
  }
}
