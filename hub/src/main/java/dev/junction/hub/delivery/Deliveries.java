package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Owing;
import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.ledger.EventRows;
import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people see and do about deliveries: look, replay, test. */
public final class Deliveries {
  /** A query per state, since each state has an index of its own. */
  private static final String OPEN =
      """
      SELECT (SELECT count(*) FROM deliveries WHERE state = 'pending'),
             (SELECT count(*) FROM deliveries WHERE state = 'leased'),
             (SELECT count(*) FROM deliveries WHERE state = 'dead')
      """;

  private final Store store;
  private final DeliveryQueue queue;
  private final Subscriptions subscriptions;
  private final EventLedger ledger;
  private final Dispatcher dispatcher;
  private final Clock clock;

  public Deliveries(
      Store store,
      DeliveryQueue queue,
      Subscriptions subscriptions,
      EventLedger ledger,
      Dispatcher dispatcher,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.subscriptions = subscriptions;
    this.ledger = ledger;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  public Optional<Delivery> byId(String id) {
    return store.read(
        jdbc -> jdbc.sql(Delivery.SELECT + "WHERE d.id = :id").param("id", id).query(Delivery::read).optional());
  }

  /** All deliveries of an event, in the order in which they were owed. */
  public List<Delivery> ofEvent(String eventId) {
    return store.read(
        jdbc ->
            jdbc.sql(Delivery.SELECT + "WHERE d.event_id = :event ORDER BY d.id")
                .param("event", eventId)
                .query(Delivery::read)
                .list());
  }

  /** Every attempt of a delivery, the first first. */
  public List<Attempt> attempts(String delivery) {
    return store.read(
        jdbc ->
            jdbc.sql("SELECT * FROM attempts WHERE delivery = :delivery ORDER BY number")
                .param("delivery", delivery)
                .query(Attempt::read)
                .list());
  }

  /** How many are pending, leased and dead. */
  public Map<String, Long> open() {
    return store.read(
        jdbc ->
            jdbc.sql(OPEN)
                .query((row, number) -> Map.of("pending", row.getLong(1), "leased", row.getLong(2), "dead", row.getLong(3)))
                .single());
  }

  /**
   * Owes the event once more (ENGINE L8); what was before stays as it was.
   *
   * @param destination only to this one; else to every destination whose subscription wants the event now
   * @return ids of the new deliveries
   */
  public List<String> replay(Event event, Optional<String> destination) throws StoreException {
    var earlier = ofEvent(event.id());
    var owing = new ArrayList<Owing>();
    for (var to : replayTo(event, destination)) {
      var repeated =
          earlier.stream().filter(delivery -> delivery.destination().equals(to)).map(Delivery::id).findFirst();
      owing.add(new Owing(event, to, Optional.empty(), Optional.of(repeated.orElse(event.id()))));
    }
    return store.writer().write(transaction -> queue.owe(transaction, owing));
  }

  private Set<String> replayTo(Event event, Optional<String> destination) {
    return destination
        .map(Set::of)
        .orElseGet(
            () -> {
              var wanting = new LinkedHashSet<String>();
              subscriptions.wanting(event).forEach(subscription -> wanting.add(subscription.destination()));
              return wanting;
            });
  }

  /**
   * Sends a test event to a destination, enabled or not, and waits for the outcome. When it arrives, a disabled destination is
   * enabled again.
   */
  public Outcome test(Destinations.Standing standing) throws StoreException {
    return dispatcher
        .tryNow(transaction -> oweTest(transaction, standing.destination()))
        .orElseGet(() -> new Outcome.Failed(0, "how the test ended could not be recorded; it is tried again", "", Optional.empty()));
  }

  private String oweTest(Transaction transaction, Destination destination) throws SQLException {
    var draft = DeliveryEvents.test(destination.name(), clock.instant());
    var event = readBack(transaction, ledger.record(transaction, List.of(draft)).getFirst().eventId());
    return queue.owe(transaction, List.of(new Owing(event, destination.id(), Optional.empty(), Optional.empty()))).getFirst();
  }

  /** Gives a destination nothing any more, on a person's word; what is owed waits until a test delivery succeeds. */
  public void disable(Destinations.Standing standing, String reason) throws StoreException {
    var destination = standing.destination();
    store
        .writer()
        .write(
            transaction -> {
              Destinations.disable(transaction, destination.id(), reason);
              return ledger.record(
                  transaction, List.of(DeliveryEvents.disabled(destination.name(), reason, clock.instant())));
            });
  }

  private static Event readBack(Transaction transaction, String id) throws SQLException {
    var select =
        transaction.statement(
            "SELECT %s FROM events WHERE id = ?".formatted(EventRows.COLUMNS));
    select.setString(1, id);
    try (var row = select.executeQuery()) {
      row.next();
      return EventRows.read(row, 0);
    }
  }
}
