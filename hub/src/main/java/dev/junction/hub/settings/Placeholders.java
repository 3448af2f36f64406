package dev.junction.hub.settings;

import java.util.Map;

/**
 * Fills <code>${NAME}</code> and <code>${NAME:fallback}</code> from the environment. A fallback may hold placeholders itself;
 * what comes out of a variable is not looked at again. <code>$${</code> stands for <code>${</code>.
 */
record Placeholders(Map<String, String> environment) {
  private static final int DEPTH = 20;

  /** A placeholder that can't be filled; the message says why and what to do, and holds no value. */
  static final class Unfilled extends Exception {
    private static final long serialVersionUID = 1L;

    Unfilled(String message) {
      super(message, null, false, false);
    }
  }

  /** Whether there is anything to fill. */
  static boolean in(String text) {
    return text.contains("${");
  }

  String fill(String text) throws Unfilled {
    return fill(text, 0);
  }

  private String fill(String text, int depth) throws Unfilled {
    if (depth > DEPTH) {
      throw new Unfilled("has fallbacks within fallbacks more than %d deep; simplify it".formatted(DEPTH));
    }
    var out = new StringBuilder();
    var i = 0;
    while (i < text.length()) {
      if (text.startsWith("$${", i)) {
        out.append("${");
        i += 3;
      } else if (text.startsWith("${", i)) {
        var end = end(text, i + 2);
        out.append(value(text.substring(i + 2, end), depth));
        i = end + 1;
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }

  private String value(String inside, int depth) throws Unfilled {
    var colon = inside.indexOf(':');
    var name = (colon < 0 ? inside : inside.substring(0, colon)).strip();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new Unfilled("has a ${...} that names no environment variable; write $${ for a literal ${");
    }
    var value = environment.get(name);
    if (value != null && !(value.isEmpty() && colon >= 0)) {
      return value;
    }
    if (colon < 0) {
      throw new Unfilled("needs the environment variable %s, which isn't set; set it or write ${%s:fallback}".formatted(name, name));
    }
    return fill(inside.substring(colon + 1), depth + 1);
  }

  private static int end(String text, int from) throws Unfilled {
    var open = 1;
    for (var i = from; i < text.length(); i++) {
      open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw new Unfilled("has a ${ without its }; close it, or write $${ for a literal ${");
  }
}
