package dev.junction.hub.ledger;

import dev.junction.hub.spi.CloudEvent;
import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.Uuid7;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  /** How often the same delivery came, the first time included. */
  public int timesSeen(String id) {
    return store.read(
        jdbc ->
            jdbc.sql("SELECT o.seen FROM events e JOIN once o ON o.source = e.source AND o.key = e.once_key AND o.event_id = e.id WHERE e.id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(1));
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
    var conditions = new ArrayList<String>();
    Map<String, Object> values = new LinkedHashMap<>();
    query.type().ifPresent(type -> equal("type", type, conditions, values));
    query.source().ifPresent(source -> equal("source", source, conditions, values));
    query.site().ifPresent(site -> equal("site", site, conditions, values));
    query.subject().ifPresent(subject -> equal("subject", subject, conditions, values));
    query.from().ifPresent(from -> compare("id >= :from", "from", Uuid7.floor(from), conditions, values));
    query.until().ifPresent(until -> compare("id < :until", "until", Uuid7.floor(until), conditions, values));
    query.before().ifPresent(before -> compare("position < :before", "before", before, conditions, values));
    var tables = "events";
    if (query.text().isPresent()) {
      var words = Words.of(query.text().get());
      if (words.isEmpty()) {
        return List.of();
      }
      tables = text.joined();
      compare(text.condition(), "words", text.expression(words), conditions, values);
    }
    values.put("limit", query.limit());
    var where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    var sql = "SELECT %s FROM %s %s ORDER BY %s DESC LIMIT :limit".formatted(EventRows.COLUMNS, tables, where, query.text().isPresent() ? text.order() : "position");
    return store.read(
        jdbc ->
            jdbc.sql(sql)
                .params(values)
                .query(EventRows::read)
                .list());
  }

  private static void equal(String column, String value, List<String> conditions, Map<String, Object> values) {
    compare(column + " = :" + column, column, value, conditions, values);
  }

  private static void compare(
      String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
    conditions.add(condition);
    values.put(name, value);
  }
}
