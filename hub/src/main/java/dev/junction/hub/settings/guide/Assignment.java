package dev.junction.hub.settings.guide;

/**
 * A name that one of the guide's files gives a value.
 *
 * @param name   without {@code $CFG->}
 * @param form   what kind of file it stands in
 * @param value  what it is given
 * @param origin file and line: {@code config.php:12}
 */
public record Assignment(String name, Form form, Value value, String origin) {
  /** A kind of file. */
  public enum Form {
    /** {@code $CFG->name = value;} */
    CONFIG_PHP,
    /** {@code NAME=value} */
    DOT_ENV
  }

  /** What a name is given. */
  public sealed interface Value {
    /** A value that stands there. */
    record Literal(String text) implements Value {
      @Override
      public String toString() {
        return "a literal"; // it may be a secret
      }
    }

    /** What an environment variable holds, or {@code fallback}, which is null when there is none. */
    record Variable(String name, String fallback) implements Value {
      @Override
      public String toString() {
        return "variable " + name;
      }
    }

    /** Something that only PHP or a shell can work out; {@code why} says what, without quoting it. */
    record NotUnderstood(String why) implements Value {}
  }

  /** The name as the file writes it. */
  public String written() {
    return form == Form.CONFIG_PHP ? "$CFG->" + name : name;
  }
}
