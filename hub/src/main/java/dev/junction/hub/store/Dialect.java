package dev.junction.hub.store;

import java.util.Map;

/** The two databases, and the few words in which their SQL differs. */
public enum Dialect {
  SQLITE(Map.of("bytes", "BLOB", "rowid", "INTEGER", "keyed", "WITHOUT ROWID", "skipLocked", "")),
  POSTGRESQL(Map.of("bytes", "BYTEA", "rowid", "BIGINT", "keyed", "", "skipLocked", "FOR UPDATE OF d SKIP LOCKED"));

  private final Map<String, String> words;

  Dialect(Map<String, String> words) {
    this.words = words;
  }

  /**
   * Words that stand for {@code ${bytes}}, {@code ${rowid}}, {@code ${keyed}} and {@code ${skipLocked}} in shared SQL. A key declared
   * {@code INTEGER} is SQLite's own row number and needs no index; declared {@code BIGINT} it would be a second tree.
   */
  Map<String, String> words() {
    return words;
  }

  /** The SQL with this dialect's words put in. */
  public String sql(String shared) {
    var text = shared;
    for (var word : words.entrySet()) {
      text = text.replace("${" + word.getKey() + "}", word.getValue());
    }
    return text;
  }

  /** Name of the resource folder for SQL that must differ. */
  public String folder() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
