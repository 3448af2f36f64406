package dev.junction.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.sqlite.ProgressHandler;

/** ENGINE L6 where it is hard: long backlogs, every way in which a delivery ends or comes back, two nodes at once. */
class OrderTest {
  private static final Outcome REJECTED = new Outcome.Rejected(422, "no", "");

  private static String ordered(EngineOnTest on) throws Exception {
    var id = on.destination("erp", true);
    on.engine.subscriptions().create("erp", id, List.of("grade.*"), List.of(), List.of(), List.of());
    return id;
  }

  private static void backlog(EngineOnTest on, String subject, int count) throws Exception {
    on.engine
        .ledger()
        .record(
            IntStream.range(0, count)
                .mapToObj(i -> EventDraft.of("grade.updated", "lms", "main", on.clock.instant(), "{}").about(subject))
                .toList());
  }

  /** Steps of SQLite's machine that {@code work} takes. */
  private static <R> long steps(EngineOnTest on, dev.junction.hub.store.Writer.Work<R> work) throws Exception {
    return on.engine
        .store()
        .writer()
        .write(
            transaction -> {
              var steps = new AtomicLong();
              var connection = transaction.statement("SELECT 1").getConnection();
              ProgressHandler.setHandler(
                  connection,
                  1,
                  new ProgressHandler() {
                    @Override
                    protected int progress() {
                      steps.incrementAndGet();
                      return 0;
                    }
                  });
              try {
                work.write(transaction);
              } finally {
                ProgressHandler.clearHandler(connection);
              }
              return steps.get();
            });
  }

  private static DeliveryQueue queue(EngineOnTest on) {
    return new DeliveryQueue(
        on.engine.subscriptions(), on.engine.destinations(), on.clock, new LeaseClock(on.clock, Clock.systemUTC()), new dev.junction.hub.store.Uuid7(on.clock, new Random(3)));
  }

  @OneStore(Dialect.SQLITE)
  void aClaimTakesAsManyStepsBehindALongBacklogAsBehindAShortOne(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var erp = ordered(on);
      var hand = new QueueByHand(on, "node-a");
      backlog(on, "user/1", 50);
      hand.end(hand.claim(erp, 10), ScriptedKind.failed("busy"));
      var few = steps(on, transaction -> queue(on).claim(transaction, erp, 10, "node-a", EngineOnTest.LEASE));
      backlog(on, "user/1", 5000);
      var many = steps(on, transaction -> queue(on).claim(transaction, erp, 10, "node-a", EngineOnTest.LEASE));
      assertThat(many).isLessThan(few + few / 10);
    }
  }

  @OneStore(Dialect.SQLITE)
  void deadLettersSentAgainTogetherAreWalkedOverOnce(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var erp = ordered(on);
      var hand = new QueueByHand(on, "node-a");
      backlog(on, "user/1", 300);
      for (var next = hand.claim(erp, 10); !next.isEmpty(); next = hand.claim(erp, 10)) {
        hand.end(next, REJECTED);
      }
      assertThat(on.engine.deadLetters().retry(DeadLetters.Selection.ALL)).isEqualTo(300);
      assertThat(hand.claim(erp, 10)).hasSize(1);
      var marked = on.engine.store().read(jdbc -> jdbc.sql("SELECT count(*) FROM deliveries WHERE behind = 1").query(Integer.class).single());
      assertThat(marked).as("what claims don't walk over again").isGreaterThan(260);
    }
  }

  @BothStores
  void whateverHappensTheEarliestLeavesFirstAndNothingIsLeftBehind(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var erp = ordered(on);
      var nodes = List.of(new QueueByHand(on, "node-a"), new QueueByHand(on, "node-b"));
      var random = new Random(20261125);
      var inHand = new ArrayList<Leased>();
      for (int step = 0; step < 200; step++) {
        act(on, erp, nodes.get(random.nextInt(2)), random, inHand);
        assertThat(stranded(on)).as("step %d", step).isEmpty();
      }
      on.clock.advance(Duration.ofDays(2));
      nodes.getFirst().takeBack();
      for (var next = nodes.getFirst().claim(erp, 10); !next.isEmpty(); next = nodes.getFirst().claim(erp, 10)) {
        nodes.getFirst().end(next, ScriptedKind.delivered());
      }
      assertThat(on.engine.deliveries().open()).containsEntry("pending", 0L).containsEntry("leased", 0L);
    }
  }

  private static void act(EngineOnTest on, String erp, QueueByHand node, Random random, List<Leased> inHand) throws Exception {
    switch (random.nextInt(9)) {
      case 0, 1 -> backlog(on, "user/" + random.nextInt(3), 1 + random.nextInt(3));
      case 2, 3 -> {
        var claimed = node.claim(erp, 1 + random.nextInt(3));
        assertThat(claimed).allSatisfy(one -> assertThat(one.event().position()).isEqualTo(earliestOpen(on, one)));
        inHand.addAll(claimed);
      }
      case 4, 5 -> {
        var outcome = List.of(ScriptedKind.delivered(), ScriptedKind.failed("busy"), REJECTED).get(random.nextInt(3));
        node.end(inHand, outcome);
        inHand.clear();
      }
      case 6 -> {
        on.clock.advance(Duration.ofMinutes(random.nextInt(10)));
        node.takeBack();
      }
      case 7 -> {
        var dead = on.engine.deadLetters().list(DeadLetters.Selection.ALL, 100);
        if (!dead.isEmpty()) {
          var one = DeadLetters.Selection.one(dead.get(random.nextInt(dead.size())).id());
          if (random.nextBoolean()) {
            on.engine.deadLetters().retry(one);
          } else {
            on.engine.deadLetters().drop(one, "not needed");
          }
        }
      }
      default -> {
        var events = on.engine.search().find(dev.junction.hub.ledger.EventQuery.newest(50).ofType("grade.updated"));
        if (!events.isEmpty()) {
          on.engine.deliveries().replay(events.get(random.nextInt(events.size())), Optional.of(erp));
        }
      }
    }
  }

  private static long earliestOpen(EngineOnTest on, Leased leased) {
    return on.engine
        .store()
        .read(
            jdbc ->
                jdbc.sql("SELECT min(position) FROM deliveries WHERE ordering_key = :key AND state IN ('pending', 'leased')")
                    .param("key", leased.orderingKey().orElseThrow())
                    .query(Long.class)
                    .single());
  }

  /** The first of a subject, and yet marked as behind; nobody would ever look at it. */
  private static List<String> stranded(EngineOnTest on) {
    return on.engine
        .store()
        .read(
            jdbc ->
                jdbc.sql(
                        """
                        SELECT d.id FROM deliveries d
                        WHERE d.state = 'pending' AND d.behind = 1 AND NOT %s AND NOT EXISTS (
                          SELECT 1 FROM deliveries same
                          WHERE same.ordering_key = d.ordering_key AND same.position = d.position AND same.behind = 0
                            AND same.state IN ('pending', 'leased'))
                        """
                            .formatted(SubjectOrder.heldBack("d")))
                    .query(String.class)
                    .list());
  }

  @OneStore(Dialect.POSTGRESQL)
  void whileTwoNodesTakeInAndEndNothingIsLeftBehindAndEachSubjectKeepsItsOrder(Store.Place place) throws Exception {
    var clock = new SettableClock(EngineOnTest.START);
    var kind = new ScriptedKind();
    try (var left = EngineOnTest.on(place, clock, kind, "left"); var right = EngineOnTest.on(place, clock, kind, "right")) {
      ordered(left);
      left.delivering();
      right.delivering();
      var both = new ArrayList<Thread>();
      for (var node : List.of(left, right)) {
        both.add(
            Thread.startVirtualThread(
                () -> {
                  for (int i = 0; i < 150; i++) {
                    try {
                      backlog(node, "user/" + i % 3, 1);
                    } catch (Exception failed) {
                      throw new IllegalStateException(failed);
                    }
                  }
                }));
      }
      for (var thread : both) {
        thread.join();
      }
      Await.until("all have arrived", () -> kind.parcels().size() == 300);
      for (var subject : List.of("user/0", "user/1", "user/2")) {
        var positions = kind.parcels().stream().filter(parcel -> parcel.event().subject().orElseThrow().equals(subject)).map(parcel -> parcel.event().position()).toList();
        assertThat(positions).isSorted();
        assertThat(new HashSet<>(positions)).hasSameSizeAs(positions);
      }
    }
  }
}
