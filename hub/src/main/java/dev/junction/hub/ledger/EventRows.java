package dev.junction.hub.ledger;

import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of the table {@code events}; only {@link EventLedger} writes them. */
public final class EventRows {
  public static final String COLUMNS =
      "events.position, events.id, events.type, events.source, events.site, events.subject, events.occurred_at, events.received_at, events.data";
  private static final String INSERT =
      """
      INSERT INTO events (position, id, type, source, site, subject, occurred_at, received_at, data, raw, once_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String RESERVE = "UPDATE ledger_head SET position = position + ? RETURNING position";

  private final PreparedStatement insert;
  private int waiting;

  EventRows(Transaction transaction) throws SQLException {
    insert = transaction.statement(INSERT);
  }

  /** Takes {@code count} positions; returns the one before the first of them. */
  static long reserve(Transaction transaction, int count) throws SQLException {
    var statement = transaction.statement(RESERVE);
    statement.setInt(1, count);
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1) - count;
    }
  }

  void add(Event event, EventDraft draft, byte[] sealedBody) throws SQLException {
    insert.setLong(1, event.position());
    insert.setString(2, event.id());
    insert.setString(3, event.type());
    insert.setString(4, event.source());
    insert.setString(5, event.site());
    insert.setString(6, event.subject().orElse(null));
    insert.setLong(7, event.occurredAt().toEpochMilli());
    insert.setLong(8, event.receivedAt().toEpochMilli());
    insert.setString(9, event.data());
    if (sealedBody == null) {
      insert.setNull(10, Types.BINARY);
    } else {
      insert.setBytes(10, sealedBody);
    }
    insert.setString(11, draft.once().map(EventDraft.Once::key).orElse(null));
    insert.addBatch();
    waiting++;
  }

  void insert() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  public static Event read(ResultSet row, int number) throws SQLException {
    return new Event(
        row.getLong("position"),
        row.getString("id"),
        row.getString("type"),
        row.getString("source"),
        row.getString("site"),
        Optional.ofNullable(row.getString("subject")),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        row.getString("data"));
  }

  /** Removes events; only retention does so (ENGINE L9). */
  static void delete(Transaction transaction, List<Long> positions) throws SQLException {
    var statement = transaction.statement("DELETE FROM events WHERE position = ?");
    for (var position : positions) {
      statement.setLong(1, position);
      statement.addBatch();
    }
    statement.executeBatch();
  }
}
