package dev.junction.hub.ledger;

import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of the events. It is filled after the acknowledgement, in quiet moments and in small steps, so that a search by text
 * may lag behind under load, but no acknowledgement waits long for it.
 */
public final class TextIndex {
  private static final Logger log = LoggerFactory.getLogger(TextIndex.class);
  /** With more new events than this between two looks, the store is busy with what somebody waits for. */
  static final long QUIET = 200;

  /** Who is further behind than this goes on in a busy store too, by one step per look. */
  static final Duration LONGEST_LAG = Duration.ofSeconds(30);

  /** Events per transaction: some ten milliseconds, for which everybody else waits. */
  static final int STEP = 100;

  private final Store store;
  private final LongSupplier recorded;
  private final Clock clock;
  private long recordedBefore;

  /** @param recorded how many events were recorded since the start, by which it tells quiet moments */
  public TextIndex(Store store, LongSupplier recorded, Clock clock) {
    this.store = store;
    this.recorded = recorded;
    this.clock = clock;
  }

  /** Indexes what is new, until nothing is left or the store is busy with something more urgent. Called a few times per second. */
  public void catchUp() {
    var now = recorded.getAsLong();
    var busy = now - recordedBefore > QUIET;
    recordedBefore = now;
    try {
      if (busy) {
        if (lag().compareTo(LONGEST_LAG) > 0) {
          step();
        }
        return;
      }
      while (step() > 0 && recorded.getAsLong() - now <= QUIET) {}
    } catch (StoreException unavailable) {
      log.debug("Indexing words waits: {}", unavailable.getMessage());
    }
  }

  private Duration lag() {
    var oldest = next(head(), 1);
    return oldest.isEmpty() ? Duration.ZERO : Duration.between(oldest.getFirst().receivedAt(), clock.instant());
  }

  /** Indexes the next events; returns how many. */
  int step() throws StoreException {
    var head = head();
    var events = next(head, STEP);
    if (!events.isEmpty()) {
      var words = events.stream().map(event -> String.join(" ", Words.of(event))).toList();
      store.writer().write(transaction -> insert(transaction, head, events, words));
    }
    return events.size();
  }

  /** The last position whose words and subject are in. */
  long head() {
    return store.read(jdbc -> jdbc.sql("SELECT position FROM event_text_head").query(Long.class).single());
  }

  private List<Event> next(long head, int count) {
    return store.read(
        jdbc ->
            jdbc.sql(
                    "SELECT %s FROM events WHERE position > :head ORDER BY position LIMIT :count"
                        .formatted(EventRows.COLUMNS))
                .param("head", head)
                .param("count", count)
                .query(EventRows::read)
                .list());
  }

  private boolean insert(Transaction transaction, long head, List<Event> events, List<String> words) throws SQLException {
    var advance = transaction.statement("UPDATE event_text_head SET position = ? WHERE position = ?");
    advance.setLong(1, events.getLast().position());
    advance.setLong(2, head);
    if (advance.executeUpdate() == 0) {
      return false; // another node did it
    }
    var sqlite = transaction.dialect() == Dialect.SQLITE;
    var insert =
        transaction.statement(
            sqlite
                ? "INSERT INTO event_text (rowid, words) VALUES (?, ?)"
                : "INSERT INTO event_text (position, words) VALUES (?, array_to_tsvector(string_to_array(?, ' ')))");
    for (int i = 0; i < events.size(); i++) {
      insert.setLong(1, events.get(i).position());
      insert.setString(2, words.get(i));
      insert.addBatch();
    }
    insert.executeBatch();
    insertSubjects(transaction, events);
    return true;
  }

  private static void insertSubjects(Transaction transaction, List<Event> events) throws SQLException {
    var insert = transaction.statement("INSERT INTO event_subjects (subject, position) VALUES (?, ?)");
    var bySubject = events.stream().filter(event -> event.subject().isPresent()).sorted(Comparator.comparing(event -> event.subject().get())).toList();
    for (var event : bySubject) {
      insert.setString(1, event.subject().get());
      insert.setLong(2, event.position());
      insert.addBatch();
    }
    if (!bySubject.isEmpty()) {
      insert.executeBatch();
    }
  }

  /** Forgets events, which must still be there. */
  static void delete(Transaction transaction, List<Long> positions) throws SQLException {
    var subjects =
        transaction.statement(
            "DELETE FROM event_subjects WHERE subject = (SELECT subject FROM events WHERE position = ?) AND position = ?");
    for (var position : positions) {
      subjects.setLong(1, position);
      subjects.setLong(2, position);
      subjects.addBatch();
    }
    subjects.executeBatch();
    var sqlite = transaction.dialect() == Dialect.SQLITE;
    var delete =
        transaction.statement("DELETE FROM event_text WHERE %s = ?".formatted(sqlite ? "rowid" : "position"));
    for (var position : positions) {
      delete.setLong(1, position);
      delete.addBatch();
    }
    delete.executeBatch();
  }

  /** Tables to read from when words are asked for. */
  String joined() {
    return store.dialect() == Dialect.SQLITE
        ? "event_text CROSS JOIN events ON events.position = event_text.rowid"
        : "events JOIN event_text USING (position)";
  }

  /** Tables to read from when a subject is asked for. */
  String bySubject() {
    return store.dialect() == Dialect.SQLITE
        ? "event_subjects CROSS JOIN events ON events.position = event_subjects.position"
        : "event_subjects JOIN events ON events.position = event_subjects.position";
  }

  /** The ledger's order, in the column by which the index itself can be walked. */
  String order() {
    return store.dialect() == Dialect.SQLITE ? "event_text.rowid" : "position";
  }

  String condition() {
    return store.dialect() == Dialect.SQLITE
        ? "event_text MATCH :words"
        : "event_text.words @@ to_tsquery('simple', :words)";
  }

  /** All words, each as a whole or as a beginning. */
  String expression(List<String> words) {
    return store.dialect() == Dialect.SQLITE
        ? words.stream().map(word -> "\"" + word + "\"*").collect(Collectors.joining(" "))
        : words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
  }
}
