package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import dev.junction.hub.store.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes due deliveries out of the queue and tries them, each on a virtual thread. It wakes up when something was committed and looks
 * by itself now and then. No destination gets more than its share of the threads, so that one which hangs doesn't hold up the others.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /**
   * How it works.
   *
   * @param concurrency attempts at the same time on this node
   * @param perDestination of these, for one destination
   * @param lease       how long an attempt may keep a delivery without a sign of life
   * @param poll        how often to look without having been told
   * @param patience    how long {@link #close} waits for attempts under way
   */
  public record Pace(int concurrency, int perDestination, Duration lease, Duration poll, Duration patience) {
    public static final Pace STANDARD =
        new Pace(64, 16, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** How long a busy destination whose deliveries wait does without a claim at most, so that more room gathers for the next. */
    static final Duration GATHERING = Duration.ofMillis(5);

    /**
     * Whether to claim for a destination now. One claim for many costs little more than one for one.
     *
     * @param busy    its attempts under way
     * @param elapsed since a claim that left deliveries waiting
     */
    boolean worthwhile(int busy, Duration elapsed) {
      var room = perDestination - busy;
      return busy == 0 || room * 4 >= perDestination || room > 0 && elapsed.compareTo(GATHERING) >= 0;
    }
  }

  private final Store store;
  private final DeliveryQueue queue;
  private final LostLeases lost;
  private final Destinations destinations;
  private final Trial trial;
  private final Pace pace;
  private final String node;
  private final Clock clock;
  private final Writer.Batch<Outcomes.Ended, Boolean> writeOutcomes;

  private final Semaphore wake = new Semaphore(0);
  private final Semaphore slots;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  /** When a destination was last given all that it had room for, by the machine's own time; those whose queue is empty are left out. */
  private final Map<String, Long> leftWaiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> leases = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean stopping;
  private long lastUpkeep;

  public Dispatcher(
      Store store,
      DeliveryQueue queue,
      LostLeases lost,
      Destinations destinations,
      Outcomes outcomes,
      Pace pace,
      String node,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.lost = lost;
    this.destinations = destinations;
    this.trial = new Trial(destinations);
    this.pace = pace;
    this.node = node;
    this.clock = clock;
    this.slots = new Semaphore(pace.concurrency());
    this.writeOutcomes = outcomes::write;
    store.signals().on(DeliveryQueue.DUE, wake::release);
    store.signals().on(Destinations.CHANGED, wake::release);
    this.thread = Thread.ofPlatform().name("dispatcher").unstarted(this::run);
  }

  /** Begins. On SQLite every lease is taken back first: the process that held it is gone. */
  public Dispatcher start() throws StoreException {
    store.writer().write(SubjectOrder::releaseAll);
    if (store.dialect() == Dialect.SQLITE) {
      store.writer().write(lost::takeBackAll);
    }
    thread.start();
    return this;
  }

  private void run() {
    while (!stopping) {
      try {
        upkeep();
        var round = claimRound();
        if (round.taken() == 0) {
          wake.tryAcquire((round.putOff() ? Pace.GATHERING : pace.poll()).toMillis(), TimeUnit.MILLISECONDS);
        }
        wake.drainPermits();
      } catch (StoreException | RuntimeException failed) {
        log.warn("Looking for due deliveries failed, trying again in {}: {}", pace.poll(), failed.getMessage());
        pause();
      } catch (InterruptedException interrupted) {
        log.warn("The dispatcher was interrupted; it goes on until it is closed.");
      }
    }
  }

  private void pause() {
    try {
      wake.tryAcquire(pace.poll().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      log.warn("The dispatcher was interrupted; it goes on until it is closed.");
    }
  }

  /** Renews our leases and takes back those of nodes that went away. */
  private void upkeep() throws StoreException {
    var now = System.nanoTime();
    if (now - lastUpkeep < pace.lease().toNanos() / 4 && lastUpkeep != 0) {
      return;
    }
    lastUpkeep = now;
    var tokens = List.copyOf(leases.keySet());
    store
        .writer()
        .write(
            transaction -> {
              queue.renew(transaction, tokens, pace.lease());
              return lost.takeBack(transaction);
            });
  }

  /**
   * What a look for due deliveries came to.
   *
   * @param taken  how many were started
   * @param putOff whether a destination has too little room to be worth a claim right now
   */
  private record Round(int taken, boolean putOff) {}

  /** Claims what is due and starts it. */
  private Round claimRound() throws StoreException {
    var enabled =
        new ArrayList<>(destinations.all().values().stream().filter(Destinations.Standing::enabled).map(one -> one.destination().id()).toList());
    Collections.rotate(enabled, (int) (clock.millis() % Math.max(1, enabled.size()))); // nobody is always first
    var worthwhile = enabled.stream().filter(this::worthwhile).toList();
    // One without any room is looked at again when an attempt ends.
    var putOff = enabled.stream().anyMatch(id -> room(id) > 0 && !worthwhile.contains(id));
    if (worthwhile.isEmpty() || slots.availablePermits() == 0) {
      return new Round(0, putOff);
    }
    var leased = store.writer().write(transaction -> claim(transaction, worthwhile));
    leased.forEach(this::begin);
    return new Round(leased.size(), putOff);
  }

  private int room(String destination) {
    return pace.perDestination() - underWay.getOrDefault(destination, 0);
  }

  private boolean worthwhile(String destination) {
    var claimed = leftWaiting.get(destination);
    var elapsed = claimed == null ? Pace.GATHERING : Duration.ofNanos(System.nanoTime() - claimed);
    return pace.worthwhile(underWay.getOrDefault(destination, 0), elapsed);
  }

  private List<Leased> claim(Transaction transaction, List<String> worthwhile) throws SQLException {
    var all = new ArrayList<Leased>();
    for (var id : worthwhile) {
      var most = Math.min(room(id), slots.availablePermits() - all.size());
      if (most > 0) {
        var leased = queue.claim(transaction, id, most, node, pace.lease());
        leftWaiting.compute(id, (same, before) -> leased.size() < most ? null : System.nanoTime());
        all.addAll(leased);
      }
    }
    return all;
  }

  private void begin(Leased leased) {
    slots.acquireUninterruptibly();
    underWay.merge(leased.destination(), 1, Integer::sum);
    leases.merge(leased.token(), 1, Integer::sum);
    Thread.ofVirtual()
        .name("delivery-" + leased.id())
        .start(
            () -> {
              try {
                carryOut(leased);
              } finally {
                leases.computeIfPresent(leased.token(), (token, count) -> count == 1 ? null : count - 1);
                underWay.computeIfPresent(leased.destination(), (id, count) -> count == 1 ? null : count - 1);
                slots.release();
                wake.release();
              }
            });
  }

  /** Tries it and writes down how it went; both are logged with the ids of event and delivery. */
  private Optional<Outcome> carryOut(Leased leased) {
    try (var event = MDC.putCloseable("event", leased.event().id());
        var delivery = MDC.putCloseable("delivery", leased.id())) {
      return finish(leased, trial.of(leased));
    }
  }

  private Optional<Outcome> finish(Leased leased, Outcome outcome) {
    try {
      var held = store.writer().write(writeOutcomes, new Outcomes.Ended(leased, outcome, clock.instant()));
      log(leased, outcome);
      if (!held) {
        log.warn("Delivery {}: the lease had run out before attempt {} ended.", leased.id(), leased.attempt());
      }
      return Optional.of(outcome);
    } catch (StoreException | RuntimeException lost) {
      // The lease runs out, the attempt becomes "unknown outcome", and the delivery is tried again with the same id.
      log.warn("Delivery {}: how attempt {} ended could not be recorded: {}", leased.id(), leased.attempt(), lost.getMessage());
      return Optional.empty();
    }
  }

  private static void log(Leased leased, Outcome outcome) {
    switch (outcome) {
      case Outcome.Delivered delivered -> log.debug("Attempt {} of {} arrived.", leased.attempt(), leased.event().type());
      case Outcome.Failed failed -> log.info("Attempt {} of {} failed: {}", leased.attempt(), leased.event().type(), failed.reason());
      case Outcome.Rejected rejected -> log.warn("{} is a dead letter: {}", leased.event().type(), rejected.reason());
      case Outcome.Stopped stopped -> log.warn("{} is a dead letter: {}", leased.event().type(), stopped.reason());
    }
  }

  /**
   * Tries a delivery now, on the caller's thread, even to a disabled destination.
   *
   * @param owed adds it to the queue and gives its id. It is leased in the same transaction, so that nobody else takes it meanwhile
   * @return empty when the outcome could not be recorded
   */
  Optional<Outcome> tryNow(Writer.Work<String> owed) throws StoreException {
    var leased =
        store
            .writer()
            .write(transaction -> queue.claimOne(transaction, owed.write(transaction), node, pace.lease()));
    return leased.flatMap(this::carryOut);
  }

  /** Attempts under way on this node. */
  public int underWay() {
    return pace.concurrency() - slots.availablePermits();
  }

  /** Takes nothing more out of the queue and waits for what is under way; what doesn't end in time is left to its lease. */
  @Override
  public void close() {
    stopping = true;
    wake.release();
    try {
      thread.join();
      if (!slots.tryAcquire(pace.concurrency(), pace.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("{} attempt(s) did not end within {}; they are tried again after their lease.", underWay(), pace.patience());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
