package dev.junction.hub.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells SQLite's faults apart; it has no SQL states. */
final class SqliteFault {
  private SqliteFault() {}

  /** Whether the statement's own values are at fault (a constraint, a value too big), not the disk or the file. */
  static boolean blamesTheItem(SQLException failed) {
    if (!(failed instanceof SQLiteException sqlite)) {
      return false;
    }
    var primary = sqlite.getResultCode().code & 0xff;
    return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
        || primary == SQLiteErrorCode.SQLITE_MISMATCH.code;
  }
}
