package dev.junction.hub.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what is to blame when a write fails: one item, the database as a whole, or another node's write at the same moment. */
final class Fault {
  private Fault() {}

  /** What the database said, when it was the database. */
  static Optional<SQLException> sql(Throwable failed) {
    var said = failed instanceof DataAccessException ? failed.getCause() : failed;
    return said instanceof SQLException sql ? Optional.of(sql) : Optional.empty();
  }

  /** What the database said, without the values it was given: PostgreSQL's driver repeats a whole batch in its own message. */
  static String words(SQLException said) {
    return said instanceof BatchUpdateException batch && batch.getNextException() != null
        ? words(batch.getNextException())
        : said.getMessage();
  }

  /** Whether the database as a whole is in trouble, rather than one item. */
  static boolean unavailable(Throwable failed) {
    return sql(failed).filter(said -> !classOf(said, "22") && !classOf(said, "23") && !sqliteBlamesTheItem(said)).isPresent();
  }

  /** Whether the database gave this transaction up for the sake of another (a deadlock) and a second try may well succeed. */
  static boolean asksToRepeat(Throwable failed) {
    return sql(failed).filter(said -> classOf(said, "40")).isPresent();
  }

  private static boolean classOf(SQLException said, String firstTwo) {
    return said.getSQLState() != null && said.getSQLState().startsWith(firstTwo);
  }

  /** SQLite has no SQL states. */
  private static boolean sqliteBlamesTheItem(SQLException said) {
    if (!(said instanceof SQLiteException sqlite)) {
      return false;
    }
    var primary = sqlite.getResultCode().code & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
        || primary == SQLiteErrorCode.SQLITE_MISMATCH.code;
  }
}
