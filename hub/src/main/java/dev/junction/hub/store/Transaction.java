package dev.junction.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a piece of work sees while it writes. Valid until that work returns. */
public final class Transaction {
  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Set<String> signals = new LinkedHashSet<>();
  private final List<Runnable> ifRolledBack = new ArrayList<>();

  Transaction(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * A prepared statement for {@code shared} SQL. It is kept for the life of the connection, since preparing costs SQLite more than
   * running; don't close it.
   */
  public PreparedStatement statement(String shared) throws SQLException {
    var known = prepared.get(shared);
    if (known == null) {
      known = connection.prepareStatement(dialect.sql(shared));
      prepared.put(shared, known);
    }
    return known;
  }

  /** For what is written now and then. */
  public JdbcClient jdbc() {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Tells all nodes about {@code topic} once this is committed; see {@link Signals}. */
  public void signal(String topic) {
    signals.add(topic);
  }

  /** For who keeps in memory what it writes here: told when nothing of this transaction counts, perhaps not even its commit. */
  public void ifRolledBack(Runnable told) {
    ifRolledBack.add(told);
  }

  Set<String> signals() {
    return signals;
  }

  /** Ends it for those who waited to hear; returns its signals. */
  List<String> committed() {
    var topics = List.copyOf(signals);
    signals.clear();
    ifRolledBack.clear();
    return topics;
  }

  Connection connection() {
    return connection;
  }

  boolean usable() {
    try {
      return !connection.isClosed();
    } catch (SQLException gone) {
      return false;
    }
  }

  /** Forgets what was only added to statements' batches, since the next user of a statement must not run it, and the signals. */
  void forget() throws SQLException {
    signals.clear();
    ifRolledBack.forEach(Runnable::run);
    ifRolledBack.clear();
    for (var statement : prepared.values()) {
      statement.clearBatch();
    }
  }

  /** Closes the connection; used when it is broken or the store closes. */
  void close() throws SQLException {
    connection.close();
  }
}
