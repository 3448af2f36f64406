package dev.junction.hub.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes keys and values as a settings file, each with a comment that says where it comes from. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./_$][A-Za-z0-9:/._@+${}-]*[A-Za-z0-9/_}]|[A-Za-z0-9]");
  private static final Pattern SPECIAL = Pattern.compile("(?i)null|true|false|yes|no|on|off|[0-9.+-].*");

  private YamlText() {}

  static String of(List<GuideImport.Line> lines) {
    var tree = new LinkedHashMap<String, Object>();
    lines.forEach(line -> put(tree, List.of(line.key().split("\\.")), line));
    var out = new StringBuilder();
    write(tree, "", out);
    return out.toString();
  }

  @SuppressWarnings("unchecked") // maps of this method only
  private static void put(Map<String, Object> tree, List<String> names, GuideImport.Line line) {
    if (names.size() == 1) {
      tree.put(names.getFirst(), line);
    } else {
      var below = (Map<String, Object>) tree.computeIfAbsent(names.getFirst(), _ -> new LinkedHashMap<String, Object>());
      put(below, names.subList(1, names.size()), line);
    }
  }

  @SuppressWarnings("unchecked") // maps of this class only
  private static void write(Map<String, Object> tree, String indent, StringBuilder out) {
    tree.forEach((name, value) -> {
      if (value instanceof GuideImport.Line line) {
        out.append(indent).append("# ").append(comment(line.origin())).append('\n');
        out.append(indent).append(name).append(':');
        if (line.many()) {
          out.append(line.text().isEmpty() ? " []\n" : "\n");
          line.text().forEach(one -> out.append(indent).append("  - ").append(scalar(one)).append('\n'));
        } else {
          out.append(' ').append(scalar(line.text().getFirst())).append('\n');
        }
      } else {
        out.append(indent).append(name).append(":\n");
        write((Map<String, Object>) value, indent + "  ", out);
      }
    });
  }

  private static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** A text as YAML reads it back: plain when nothing in it is special, else in quotes. Numbers and booleans stay plain. */
  private static String scalar(String text) {
    var plain = PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches();
    if (plain || text.matches("true|false|-?[1-9][0-9]{0,17}|0")) {
      return text;
    }
    return text.matches("[\\x20-\\x7e]*") ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    var out = new StringBuilder("\"");
    for (var c : text.toCharArray()) {
      var special = c == '"' || c == '\\';
      out.append(special ? "\\" + c : c >= 0x20 && c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return out.append('"').toString();
  }
}
