package dev.junction.hub.ledger;

import dev.junction.hub.spi.CloudEvent;
import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.Uuid7;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds events. */
public final class EventSearch {
  /** An export that breaks off must not look whole. */
  private static final JsonMapper JSON = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  private final Store store;
  private final TextIndex text;

  public EventSearch(Store store, TextIndex text) {
    this.store = store;
    this.text = text;
  }

  /** The newest first. */
  public List<Event> find(EventQuery query) {
    var prefix = query.type().filter(type -> type.endsWith("*"));
    if (prefix.isEmpty()) {
      return page(query);
    }
    // One index walk per type that has the prefix; a range over types could not be read in the order of the ledger.
    var start = prefix.get().substring(0, prefix.get().length() - 1);
    return typesSeen().stream()
        .filter(type -> type.startsWith(start))
        .flatMap(type -> page(query.ofType(type)).stream())
        .sorted(Comparator.comparingLong(Event::position).reversed())
        .limit(query.limit())
        .toList();
  }

  /** Writes all that match, page by page, as one JSON array of CloudEvents. */
  public void export(EventQuery query, OutputStream out) {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartArray();
      var next = query;
      for (var page = find(next); !page.isEmpty(); page = find(next)) {
        page.forEach(event -> CloudEvent.write(event, json));
        next = query.before(page.getLast().position());
      }
      json.writeEndArray();
    }
  }

  public Optional<Event> byId(String id) {
    return store.read(
        jdbc ->
            jdbc.sql("SELECT %s FROM events WHERE id = :id".formatted(EventRows.COLUMNS))
                .param("id", id)
                .query(EventRows::read)
                .optional());
  }

  /** Every type that occurs, by hops through the index instead of a walk over all events. */
  public List<String> typesSeen() {
    return store.read(
        jdbc ->
            jdbc.sql(
                    """
                    WITH RECURSIVE seen (type) AS (
                      SELECT min(type) FROM events
                      UNION ALL
                      SELECT (SELECT min(e.type) FROM events e WHERE e.type > seen.type) FROM seen WHERE seen.type IS NOT NULL)
                    SELECT type FROM seen WHERE type IS NOT NULL
                    """)
                .query(String.class)
                .list());
  }

  private List<Event> page(EventQuery query) {
    if (query.text().isPresent()) {
      return byWords(query);
    }
    return query.subject().isPresent() ? bySubject(query) : run(query, "events", "events.position", List.of(), Map.of());
  }

  private List<Event> byWords(EventQuery query) {
    var words = new LinkedHashSet<>(Words.of(query.text().orElseThrow()));
    if (words.isEmpty()) {
      return List.of();
    }
    // An event's words hold its type and subject, so these narrow the index before a row is read.
    query.type().ifPresent(type -> words.addAll(Words.of(type)));
    query.subject().ifPresent(subject -> words.addAll(Words.of(subject)));
    return run(
        query,
        text.joined(),
        text.order(),
        query.subject().isPresent() ? List.of(text.condition(), "events.subject = :subject") : List.of(text.condition()),
        Map.of("words", text.expression(List.copyOf(words))));
  }

  /** What is not indexed yet is read as it lies; it is the newest, so it comes first. */
  private List<Event> bySubject(EventQuery query) {
    var head = text.head();
    var found =
        new ArrayList<>(
            run(query, "events", "events.position", List.of("events.position > :head", "events.subject = :subject"), Map.of("head", head)));
    if (found.size() < query.limit()) {
      var rest = List.of("event_subjects.position <= :head", "event_subjects.subject = :subject");
      run(query, text.bySubject(), "event_subjects.position", rest, Map.of("head", head)).stream()
          .limit(query.limit() - found.size())
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Reads one page.
   *
   * @param position the column by which the ledger's order is walked
   * @param more     conditions beside those that every search may have
   */
  private List<Event> run(EventQuery query, String tables, String position, List<String> more, Map<String, Object> moreValues) {
    var conditions = new ArrayList<String>(more);
    Map<String, Object> values = new LinkedHashMap<>(moreValues);
    query.subject().ifPresent(subject -> values.put("subject", subject));
    query.type().ifPresent(type -> compare("events.type = :type", "type", type, conditions, values));
    query.source().ifPresent(source -> compare(source(query) + " = :source", "source", source, conditions, values));
    query.site().ifPresent(site -> compare("events.site = :site", "site", site, conditions, values));
    query.from().ifPresent(from -> compare(since(position), "from", Uuid7.floor(from), conditions, values));
    query.until().ifPresent(until -> compare(until(position), "until", Uuid7.floor(until), conditions, values));
    query.before().ifPresent(before -> compare(position + " < :before", "before", before, conditions, values));
    values.put("limit", query.limit());
    var where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    var sql = "SELECT %s FROM %s %s ORDER BY %s DESC LIMIT :limit".formatted(EventRows.COLUMNS, tables, where, position);
    return store.read(jdbc -> jdbc.sql(sql).params(values).query(EventRows::read).list());
  }

  /**
   * SQLite is one node, whose ids and positions grow alike: a bound on the position can be walked together with any other index. Nodes
   * that share PostgreSQL may have clocks that differ, so there the ids decide.
   */
  private String since(String position) {
    return sqlite() ? position + " >= (SELECT e.position FROM events e WHERE e.id >= :from ORDER BY e.id LIMIT 1)" : "events.id >= :from";
  }

  private String until(String position) {
    return sqlite()
        ? position + " < coalesce((SELECT e.position FROM events e WHERE e.id >= :until ORDER BY e.id LIMIT 1), 9223372036854775807)"
        : "events.id < :until";
  }

  /** SQLite keeps no statistics here and would choose the index of a source with a million events over that of a rare type. */
  private String source(EventQuery query) {
    var narrow = query.type().isPresent() || query.subject().isPresent();
    return narrow && sqlite() ? "+events.source" : "events.source";
  }

  private boolean sqlite() {
    return store.dialect() == Dialect.SQLITE;
  }

  private static void compare(
      String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
    conditions.add(condition);
    values.put(name, value);
  }
}
