package dev.junction.hub.settings.guide;

import dev.junction.hub.settings.guide.Assignment.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code NAME=value} lines: quotes, comments and {@code export} as shells and Docker Compose understand them. */
public final class DotEnv {
  private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

  private DotEnv() {}

  /**
   * The assignments in their order.
   *
   * @param name    of the file, for origins
   * @param remarks receives what was skipped, with its line and a reason
   */
  public static List<Assignment> read(String name, String text, List<String> remarks) {
    var all = new ArrayList<Assignment>();
    var lines = text.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip().replaceFirst("^\uFEFF", "");
      var origin = "%s:%d".formatted(name, i + 1);
      var match = LINE.matcher(line);
      if (match.matches()) {
        all.add(new Assignment(match.group(1), Assignment.Form.DOT_ENV, value(match.group(2)), origin));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        remarks.add(origin + ": skipped, expected NAME=value");
      }
    }
    return all;
  }

  private static Value value(String written) {
    if (written.startsWith("'") || written.startsWith("\"")) {
      var end = written.startsWith("'") ? written.indexOf('\'', 1) : Quoted.end(written, 0);
      if (end < 0 || !written.substring(end + 1).matches("\\s*(#.*)?")) {
        return new Value.NotUnderstood("its quote isn't closed on the line, or something follows it");
      }
      var inside = written.substring(1, end);
      return written.startsWith("'") ? new Value.Literal(inside) : expanded(inside, true);
    }
    return expanded(written.startsWith("#") ? "" : written.replaceFirst("\\s+#.*$", "").strip(), false);
  }

  private static Value expanded(String text, boolean escapes) {
    if (Quoted.filledIn(text, "{(`")) {
      return new Value.NotUnderstood("it refers to another variable or command; write the value out");
    }
    return new Value.Literal(escapes ? unescaped(text) : text);
  }

  private static String unescaped(String text) {
    var out = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\' || i + 1 == text.length()) {
        out.append(text.charAt(i));
      } else {
        var next = text.charAt(++i);
        out.append(next == 'n' ? "\n" : next == 't' ? "\t" : "\\\"$`".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
      }
    }
    return out.toString();
  }
}
