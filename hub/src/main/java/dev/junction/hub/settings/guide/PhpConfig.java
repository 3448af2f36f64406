package dev.junction.hub.settings.guide;

import dev.junction.hub.settings.guide.Assignment.Value;
import dev.junction.hub.settings.guide.PhpToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads {@code $CFG->name = value;} from Moodle's {@code config.php}. Statements that assign nothing to {@code $CFG} are skipped. */
public final class PhpConfig {
  private final String name;
  private final List<String> remarks;
  private final List<Assignment> assignments = new ArrayList<>();

  private PhpConfig(String name, List<String> remarks) {
    this.name = name;
    this.remarks = remarks;
  }

  /**
   * The assignments in their order.
   *
   * @param name    of the file, for origins
   * @param remarks receives what was skipped although it sets something, with its line and a reason
   */
  public static List<Assignment> read(String name, String text, List<String> remarks) {
    var php = new PhpConfig(name, remarks);
    var statement = new ArrayList<PhpToken>();
    var depth = 0;
    for (var token : PhpTokens.of(text)) {
      if (token.sign(";") || token.sign("{") || token.sign("}")) {
        php.statement(statement, depth > 0);
        statement.clear();
        depth = Math.max(0, depth + (token.sign("{") ? 1 : token.sign("}") ? -1 : 0));
      } else {
        statement.add(token);
      }
    }
    php.statement(statement, depth > 0);
    return php.assignments;
  }

  private void statement(List<PhpToken> statement, boolean inBlock) {
    var start = IntStream.range(0, statement.size()).filter(i -> sets(statement, i)).findFirst();
    if (start.isEmpty()) {
      return;
    }
    var at = start.getAsInt();
    var origin = "%s:%d".formatted(name, statement.get(at).line());
    var key = statement.get(at + 2).text();
    if (at > 0 || inBlock) {
      var why = "it stands inside a condition or another statement; write the one that holds";
      remarks.add("%s: $CFG->%s skipped, %s".formatted(origin, key, why));
    } else if (!statement.get(at + 3).sign("=")) {
      remarks.add("%s: $CFG->%s skipped, only a plain assignment is understood".formatted(origin, key));
    } else {
      var value = value(statement.subList(at + 4, statement.size()));
      assignments.add(new Assignment(key, Assignment.Form.CONFIG_PHP, value, origin));
    }
  }

  /** Whether {@code $CFG->name}, followed by something that changes it, begins here. */
  private static boolean sets(List<PhpToken> tokens, int i) {
    return i + 3 < tokens.size()
        && tokens.get(i).is(Kind.VARIABLE, "CFG")
        && tokens.get(i + 1).sign("->")
        && tokens.get(i + 2).kind() == Kind.NAME
        && (assigns(tokens.get(i + 3)) || tokens.get(i + 3).sign("[") || tokens.get(i + 3).sign("->"))
        && tokens.subList(i + 3, tokens.size()).stream().anyMatch(PhpConfig::assigns);
  }

  private static boolean assigns(PhpToken token) {
    return token.kind() == Kind.SIGN && token.text().matches("=|[.+*/-]=|\\?\\?=");
  }

  private static Value value(List<PhpToken> tokens) {
    var variable = variable(tokens);
    if (variable != null) {
      return variable;
    }
    var text = constant(tokens);
    if (text != null) {
      return new Value.Literal(text);
    }
    return new Value.NotUnderstood(
        tokens.stream().anyMatch(token -> token.kind() == Kind.TEMPLATE)
            ? "PHP fills its text in; write the value out"
            : "only PHP can work it out; write the value out");
  }

  /** {@code getenv('X')}, {@code $_ENV['X']}, alone or with {@code ?:} or {@code ??} and a constant; else null. */
  private static Value variable(List<PhpToken> tokens) {
    var function = tokens.size() >= 4 && tokens.get(0).kind() == Kind.NAME && tokens.get(0).text().replace("\\", "").equals("getenv");
    var array = tokens.size() >= 4 && tokens.get(0).kind() == Kind.VARIABLE && tokens.get(0).text().matches("_ENV|_SERVER");
    var brackets = function ? "()" : "[]";
    if (!(function || array) || tokens.get(2).kind() != Kind.TEXT
        || !tokens.get(1).sign(brackets.substring(0, 1)) || !tokens.get(3).sign(brackets.substring(1))) {
      return null;
    }
    var rest = tokens.subList(4, tokens.size());
    if (rest.isEmpty()) {
      return new Value.Variable(tokens.get(2).text(), null);
    }
    var fallback = rest.getFirst().sign("?:") || rest.getFirst().sign("??") ? constant(rest.subList(1, rest.size())) : null;
    return fallback == null ? null : new Value.Variable(tokens.get(2).text(), fallback);
  }

  /** A text, number, {@code true} or {@code false}; else null. */
  private static String constant(List<PhpToken> tokens) {
    if (tokens.size() == 2 && (tokens.getFirst().sign("-") || tokens.getFirst().sign("+")) && tokens.getLast().kind() == Kind.NUMBER) {
      return tokens.getFirst().text().replace("+", "") + tokens.getLast().text().replace("_", "");
    }
    if (tokens.size() != 1) {
      return null;
    }
    var only = tokens.getFirst();
    return switch (only.kind()) {
      case TEXT -> only.text();
      case NUMBER -> only.text().replace("_", "");
      case NAME -> truth(only.text());
      default -> null;
    };
  }

  private static String truth(String name) {
    return name.equalsIgnoreCase("true") ? "true" : name.equalsIgnoreCase("false") ? "false" : null;
  }
}
