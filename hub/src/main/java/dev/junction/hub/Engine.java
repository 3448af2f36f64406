package dev.junction.hub;

import dev.junction.hub.delivery.DeadLetters;
import dev.junction.hub.delivery.Deliveries;
import dev.junction.hub.delivery.DeliveryQueue;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.delivery.Dispatcher;
import dev.junction.hub.delivery.LeaseClock;
import dev.junction.hub.delivery.LostLeases;
import dev.junction.hub.delivery.Outcomes;
import dev.junction.hub.delivery.Retention;
import dev.junction.hub.delivery.RetrySchedule;
import dev.junction.hub.delivery.Subscriptions;
import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.ledger.EventSearch;
import dev.junction.hub.ledger.TextIndex;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.TimeLimit;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine, put together on one store: ledger, deliveries and what keeps them in order. */
public final class Engine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  private final Store store;
  private final Destinations destinations;
  private final Subscriptions subscriptions;
  private final EventLedger ledger;
  private final TextIndex text;
  private final EventSearch search;
  private final Dispatcher dispatcher;
  private final Deliveries deliveries;
  private final DeadLetters deadLetters;
  private final Retention retention;
  private final Duration patience;
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("upkeep").factory());

  /**
   * How the engine works.
   *
   * @param node         name of this node in attempts
   * @param retention    how long events are kept
   * @param disableAfter a destination that has failed for so long is disabled
   * @param machine      this machine's clock, which is compared with the database's
   */
  public record Tuning(
      String node, RetrySchedule schedule, Dispatcher.Pace pace, Duration retention, Duration disableAfter, Clock machine) {}

  public Engine(
      Store store,
      Vault vault,
      List<DestinationKind> kinds,
      Tuning tuning,
      Clock clock,
      IdSource ids,
      RandomGenerator random) {
    this.store = store;
    patience = tuning.pace().patience();
    store.prove(vault);
    store.migrate("ledger", "dev/junction/hub/ledger");
    store.migrate("delivery", "dev/junction/hub/delivery");
    destinations = new Destinations(store, vault, kinds, clock, ids);
    subscriptions = new Subscriptions(store, clock, ids);
    var leases = new LeaseClock(clock, tuning.machine());
    var queue = new DeliveryQueue(subscriptions, destinations, clock, leases, ids);
    ledger = new EventLedger(store, vault, queue, clock, ids);
    text = new TextIndex(store, ledger::recorded, clock);
    search = new EventSearch(store, text);
    var outcomes = new Outcomes(ledger, destinations, tuning.schedule(), tuning.disableAfter(), clock, random);
    var lost = new LostLeases(ledger, destinations, tuning.schedule(), clock, leases);
    dispatcher = new Dispatcher(store, queue, lost, destinations, outcomes, tuning.pace(), tuning.node(), clock);
    deliveries = new Deliveries(store, queue, subscriptions, ledger, dispatcher, clock);
    deadLetters = new DeadLetters(store, clock);
    retention = new Retention(store, tuning.retention(), clock);
  }

  /** Begins to deliver, to index and to tidy up. */
  public Engine start() throws StoreException {
    dispatcher.start();
    upkeep.scheduleWithFixedDelay(guarded("settle keys", ledger::settleKeys), 200, 200, TimeUnit.MILLISECONDS);
    upkeep.scheduleWithFixedDelay(guarded("index words", text::catchUp), 200, 200, TimeUnit.MILLISECONDS);
    upkeep.scheduleWithFixedDelay(guarded("remove old events", this::tidy), 1, 60, TimeUnit.MINUTES);
    return this;
  }

  private void tidy() {
    try {
      retention.run();
    } catch (StoreException busy) {
      log.warn("Removing old events waits for the next hour: {}", busy.getMessage());
    }
  }

  /** An exception must not end the schedule. */
  private static Runnable guarded(String what, Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (RuntimeException failed) {
        log.error("Failed to {}; it is tried again on schedule.", what, failed);
      }
    };
  }

  public Store store() {
    return store;
  }

  public EventLedger ledger() {
    return ledger;
  }

  public EventSearch search() {
    return search;
  }

  public TextIndex text() {
    return text;
  }

  public Destinations destinations() {
    return destinations;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  public Retention retention() {
    return retention;
  }

  @Override
  public void close() {
    close(new Stopping(patience, System::nanoTime));
  }

  /** Lets what is under way finish, then closes the store. */
  public void close(Stopping stopping) {
    upkeep.shutdown();
    within(stopping.work(), "finishing attempts", dispatcher::close);
    within(stopping.work(), "indexing or tidying up", () -> upkeep.awaitTermination(stopping.work().toNanos(), TimeUnit.NANOSECONDS));
    within(stopping.store(), "closing the store", store::close);
  }

  private interface Phase {
    void end() throws InterruptedException;
  }

  /** A phase that takes longer is left behind: what it had to do is done after the next start. */
  private static void within(Duration limit, String what, Phase phase) {
    try {
      TimeLimit.within(limit, () -> {
        phase.end();
        return what;
      });
    } catch (TimeoutException late) {
      log.warn("Stopping: {} did not end in time; it goes on at the next start.", what);
    } catch (ExecutionException failed) {
      log.error("Stopping: {} failed", what, failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
