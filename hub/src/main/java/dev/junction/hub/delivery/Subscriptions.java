package dev.junction.hub.delivery;

import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.store.Cached;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which destination wants which events. */
public final class Subscriptions {
  private static final String CHANGED = "subscriptions";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

  private final Store store;
  private final Clock clock;
  private final IdSource ids;
  private final Cached<List<Subscription>> cached;

  public Subscriptions(Store store, Clock clock, IdSource ids) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.cached = new Cached<>(store, CHANGED, clock, Subscriptions::read);
  }

  public List<Subscription> all() {
    return cached.get();
  }

  /** Those that want the event. */
  List<Subscription> wanting(Event event) {
    return all().stream().filter(subscription -> subscription.wants(event)).toList();
  }

  /** All, as the transaction sees them. */
  List<Subscription> all(Transaction transaction) {
    return cached.get(transaction);
  }

  public Optional<Subscription> named(String nameOrId) {
    return all().stream().filter(known -> known.name().equals(nameOrId) || known.id().equals(nameOrId)).findFirst();
  }

  /** Subscribes a destination. Events that are in the ledger already are not owed; replay them where they are wanted. */
  public Subscription create(
      String name, String destination, List<String> types, List<String> sources, List<String> sites, List<String> subjects)
      throws StoreException {
    var subscription = new Subscription(ids.next(), name, destination, types, sources, sites, subjects, true);
    return store
        .writer()
        .write(
            transaction -> {
              transaction
                  .jdbc()
                  .sql(
                      """
                      INSERT INTO subscriptions (id, name, destination, types, sources, sites, subjects, enabled, created_at)
                      VALUES (:id, :name, :destination, :types, :sources, :sites, :subjects, 1, :now)
                      """)
                  .param("id", subscription.id())
                  .param("name", name)
                  .param("destination", destination)
                  .param("types", JSON.writeValueAsString(types))
                  .param("sources", JSON.writeValueAsString(sources))
                  .param("sites", JSON.writeValueAsString(sites))
                  .param("subjects", JSON.writeValueAsString(subjects))
                  .param("now", clock.millis())
                  .update();
              transaction.signal(CHANGED);
              return subscription;
            });
  }

  /** Ends a subscription; what is owed already is still brought. */
  public void remove(String id) throws StoreException {
    store
        .writer()
        .write(
            transaction -> {
              transaction.jdbc().sql("DELETE FROM subscriptions WHERE id = :id").param("id", id).update();
              transaction.signal(CHANGED);
              return id;
            });
  }

  private static List<Subscription> read(JdbcClient jdbc) {
    return jdbc.sql("SELECT * FROM subscriptions ORDER BY id")
                .query(
                    (row, number) ->
                        new Subscription(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("destination"),
                            JSON.readValue(row.getString("types"), LIST),
                            JSON.readValue(row.getString("sources"), LIST),
                            JSON.readValue(row.getString("sites"), LIST),
                            JSON.readValue(row.getString("subjects"), LIST),
                            row.getInt("enabled") == 1))
                .list();
  }
}
