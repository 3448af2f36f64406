package dev.junction.hub.settings.guide;

/**
 * A word of PHP, as far as assignments need it.
 *
 * @param kind what it is
 * @param text the name, the operator, or the value of a text
 * @param line where it begins, from 1
 */
record PhpToken(Kind kind, String text, int line) {
  enum Kind {
    /** {@code $CFG}, without the dollar. */
    VARIABLE,
    /** A name or keyword. */
    NAME,
    /** A number as it is written. */
    NUMBER,
    /** A text whose value is known. */
    TEXT,
    /** A text that PHP fills in: double quotes with a variable, or a heredoc. */
    TEMPLATE,
    /** Anything else: {@code ->}, {@code ?:}, {@code ;}. */
    SIGN
  }

  boolean is(Kind kind, String text) {
    return this.kind == kind && this.text.equals(text);
  }

  boolean sign(String text) {
    return is(Kind.SIGN, text);
  }

  @Override
  public String toString() {
    return kind + " at line " + line; // a text may be a secret
  }
}
