package dev.junction.hub.delivery;

import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries that were given up and wait for a person (ENGINE L7). */
public final class DeadLetters {
  private final Store store;
  private final Clock clock;

  public DeadLetters(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Which dead letters. What is left empty doesn't narrow.
   *
   * @param delivery    one by its id
   * @param destination id of the destination
   * @param since       died at or after
   * @param until       died before
   */
  public record Selection(
      Optional<String> delivery, Optional<String> destination, Optional<Instant> since, Optional<Instant> until) {
    public static final Selection ALL =
        new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Selection one(String delivery) {
      return new Selection(Optional.of(delivery), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private String where() {
      var conditions = new ArrayList<>(List.of("state = 'dead'"));
      delivery.ifPresent(d -> conditions.add("id = :delivery"));
      destination.ifPresent(d -> conditions.add("destination = :destination"));
      since.ifPresent(s -> conditions.add("ended_at >= :since"));
      until.ifPresent(u -> conditions.add("ended_at < :until"));
      return String.join(" AND ", conditions);
    }

    private Map<String, Object> values() {
      var values = new LinkedHashMap<String, Object>();
      delivery.ifPresent(d -> values.put("delivery", d));
      destination.ifPresent(d -> values.put("destination", d));
      since.ifPresent(s -> values.put("since", s.toEpochMilli()));
      until.ifPresent(u -> values.put("until", u.toEpochMilli()));
      return values;
    }
  }

  public long count(Selection selection) {
    return store.read(
        jdbc ->
            jdbc.sql("SELECT count(*) FROM deliveries WHERE " + selection.where())
                .params(selection.values())
                .query(Long.class)
                .single());
  }

  /** The most recently given up first. */
  public List<Delivery> list(Selection selection, int limit) {
    var sql =
        "SELECT * FROM (%s) AS d WHERE %s ORDER BY ended_at DESC, id DESC LIMIT :limit"
            .formatted(Delivery.SELECT, selection.where());
    return store.read(
        jdbc ->
            jdbc.sql(sql).params(selection.values()).param("limit", limit).query(Delivery::read).list());
  }

  /** Puts them into the queue again, with the whole schedule before them; returns how many. */
  public int retry(Selection selection) throws StoreException {
    return store
        .writer()
        .write(
            transaction -> {
              transaction.signal(DeliveryQueue.DUE);
              return transaction
                  .jdbc()
                  .sql(
                      "UPDATE deliveries SET state = 'pending', tries = 0, next_at = :now, ended_at = NULL WHERE "
                          + selection.where())
                  .params(selection.values())
                  .param("now", clock.millis())
                  .update();
            });
  }

  /** Ends them for good, with the reason; they stay visible on their events. Returns how many. */
  public int drop(Selection selection, String reason) throws StoreException {
    return store
        .writer()
        .write(
            transaction ->
                transaction
                    .jdbc()
                    .sql("UPDATE deliveries SET state = 'dropped', reason = :reason, ended_at = :now WHERE " + selection.where())
                    .params(selection.values())
                    .param("reason", reason)
                    .param("now", clock.millis())
                    .update());
  }
}
