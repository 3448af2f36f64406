package dev.junction.hub.delivery;

import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Store;
import java.util.List;

/** How a database would run a statement. */
final class QueryPlan {
  private QueryPlan() {}

  /** SQLite's steps, one per line; nothing for PostgreSQL, which plans by the number of rows and has few in a test. */
  static String of(Store store, String sql) throws Exception {
    if (store.dialect() != Dialect.SQLITE) {
      return "";
    }
    List<String> steps =
        store
            .writer()
            .write(
                transaction -> {
                  var found = new java.util.ArrayList<String>();
                  var explain = transaction.statement("EXPLAIN QUERY PLAN " + sql);
                  try (var rows = explain.executeQuery()) {
                    while (rows.next()) {
                      found.add(rows.getString("detail"));
                    }
                  }
                  return found;
                });
    return String.join("\n", steps);
  }
}
