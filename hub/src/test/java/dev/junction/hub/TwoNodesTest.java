package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.delivery.Dispatcher.Pace;
import dev.junction.hub.delivery.RetrySchedule;
import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.TestStore;
import dev.junction.hub.store.Uuid7;
import dev.junction.hub.store.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Two nodes share one PostgreSQL: each does a part, none does it twice, and one takes over when the other is gone. */
class TwoNodesTest {
  private static final int EVENTS = 300;

  /** Counts what arrives, and may keep an attempt waiting. */
  private static final class Counting implements DestinationKind {
    private final Map<String, Integer> arrivals;
    private final CountDownLatch inHand;
    private final CountDownLatch letGo;

    /** @param letGo opened when attempts may end */
    Counting(Map<String, Integer> arrivals, CountDownLatch inHand, CountDownLatch letGo) {
      this.arrivals = arrivals;
      this.inHand = inHand;
      this.letGo = letGo;
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String meaning() {
      return "Counts.";
    }

    @Override
    public List<Field> fields() {
      return List.of();
    }

    @Override
    public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
      return List.of();
    }

    @Override
    public Outcome attempt(Parcel parcel, Destination destination) throws InterruptedException {
      arrivals.merge(parcel.deliveryId(), 1, Integer::sum);
      inHand.countDown();
      letGo.await(30, TimeUnit.SECONDS);
      return new Outcome.Delivered(200, "OK");
    }
  }

  private record Node(Store store, Engine engine) {
    static Node on(TestStore test, String name, DestinationKind kind) {
      var store = test.open();
      var pace = new Pace(4, 4, Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(1));
      var tuning =
          new Engine.Tuning(name, RetrySchedule.STANDARD, pace, Duration.ofDays(400), Duration.ofDays(5), Clock.systemUTC());
      var random = new SecureRandom();
      var clock = Clock.systemUTC();
      var vault = Vault.open(test.data().resolve("store.key"), random);
      var engine = new Engine(store, vault, List.of(kind), tuning, clock, new Uuid7(clock, random), random);
      return new Node(store, test.closing(engine));
    }
  }

  private static void owe(Engine engine, int events) throws Exception {
    var destination = engine.destinations().create("counter", "counting", Map.of(), List.of(), false);
    engine.subscriptions().create("all", destination.id(), List.of("test.*"), List.of(), List.of(), List.of());
    engine.ledger()
        .record(
            IntStream.range(0, events)
                .mapToObj(i -> EventDraft.of("test.thing", "test", "main", Clock.systemUTC().instant(), "{\"n\":%d}".formatted(i)))
                .toList());
  }

  private static List<String> column(Store store, String sql) {
    return store.read(jdbc -> jdbc.sql(sql).query(String.class).list());
  }

  @OneStore(Dialect.POSTGRESQL)
  void twoNodesShareTheWorkAndNothingArrivesTwice(TestStore test) throws Exception {
    var arrivals = new ConcurrentHashMap<String, Integer>();
    var bothWork = new CountDownLatch(2);
    var left = Node.on(test, "left", new Counting(arrivals, once(bothWork), bothWork));
    var right = Node.on(test, "right", new Counting(arrivals, once(bothWork), bothWork));
    owe(left.engine(), EVENTS);
    left.engine().start();
    right.engine().start();

    Await.until("all are delivered", () -> column(left.store(), "SELECT id FROM deliveries WHERE state = 'delivered'").size() == EVENTS);

    assertThat(arrivals).hasSize(EVENTS).allSatisfy((delivery, times) -> assertThat(times).isOne());
    assertThat(column(left.store(), "SELECT DISTINCT node FROM attempts ORDER BY node")).containsExactly("left", "right");
    assertThat(column(left.store(), "SELECT delivery FROM attempts")).hasSize(EVENTS);
  }

  /** Counts down {@code shared} with its own first count only. */
  private static CountDownLatch once(CountDownLatch shared) {
    return new CountDownLatch(1) {
      @Override
      public void countDown() {
        synchronized (this) {
          if (getCount() > 0) {
            super.countDown();
            shared.countDown();
          }
        }
      }
    };
  }

  @OneStore(Dialect.POSTGRESQL)
  void whatANodeHadInHandWhenItWentAwayIsTakenOverAfterItsLease(TestStore test) throws Exception {
    var arrivals = new ConcurrentHashMap<String, Integer>();
    var inHand = new CountDownLatch(4);
    var never = new CountDownLatch(1);
    var doomed = Node.on(test, "doomed", new Counting(arrivals, inHand, never));
    owe(doomed.engine(), 10);
    doomed.engine().start();
    assertThat(inHand.await(30, TimeUnit.SECONDS)).isTrue();
    // From here on it can neither renew its leases nor record an outcome, like a node whose machine has died.
    doomed.store().close();

    var heir = Node.on(test, "heir", new Counting(arrivals, new CountDownLatch(0), new CountDownLatch(0)));
    heir.engine().start();
    Await.until("all are delivered", () -> column(heir.store(), "SELECT id FROM deliveries WHERE state = 'delivered'").size() == 10);
    never.countDown();

    assertThat(column(heir.store(), "SELECT node || ' ' || number || ' ' || outcome FROM attempts WHERE outcome = 'unknown'"))
        .hasSize(4)
        .containsOnly("doomed 1 unknown");
    assertThat(column(heir.store(), "SELECT node || ' ' || number FROM attempts WHERE outcome = 'delivered' AND number = 2"))
        .hasSize(4)
        .containsOnly("heir 2");
    assertThat(arrivals.values()).as("twice only what the fault cut off").containsOnly(1, 2);
    assertThat(arrivals.values().stream().filter(times -> times == 2)).hasSize(4);
  }

  @OneStore(Dialect.POSTGRESQL)
  void whatOneNodeTakesInAnotherBrings(TestStore test) throws Exception {
    var arrivals = new ConcurrentHashMap<String, Integer>();
    var left = Node.on(test, "left", new Counting(arrivals, new CountDownLatch(0), new CountDownLatch(0)));
    var right = Node.on(test, "right", new Counting(arrivals, new CountDownLatch(0), new CountDownLatch(0)));
    right.engine().start();
    // Owed on one node, brought by the other, which is told by the database.
    owe(left.engine(), 5);

    Await.until("it is recorded", () -> column(left.store(), "SELECT node FROM attempts WHERE outcome = 'delivered'").size() == 5);
    assertThat(column(left.store(), "SELECT DISTINCT node FROM attempts")).containsExactly("right");
  }
}
