package dev.junction.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** ENGINE L4 and L5: leases, fencing, unknown outcomes. The queue is driven by hand, without a dispatcher. */
class LeaseTest {

  private static List<Leased> claim(EngineOnTest on, DeliveryQueue queue, String destination, String node) throws Exception {
    return on.engine
        .store()
        .writer()
        .write(transaction -> queue.claim(transaction, destination, 10, node, EngineOnTest.LEASE));
  }

  private static DeliveryQueue queue(EngineOnTest on) {
    return new DeliveryQueue(
        on.engine.subscriptions(),
        on.engine.destinations(),
        on.clock,
        new LeaseClock(on.clock, Clock.systemUTC()),
        new dev.junction.hub.store.Uuid7(on.clock, new Random(3)));
  }

  private static LostLeases lost(EngineOnTest on) {
    return new LostLeases(on.engine.ledger(), on.engine.destinations(), RetrySchedule.STANDARD, on.clock, new LeaseClock(on.clock, Clock.systemUTC()));
  }

  private static boolean end(EngineOnTest on, Leased leased, Outcome outcome) throws Exception {
    var outcomes =
        new Outcomes(
            on.engine.ledger(), on.engine.destinations(), RetrySchedule.STANDARD, Duration.ofDays(5), on.clock, new Random(1));
    return on.engine
        .store()
        .writer()
        .write(transaction -> outcomes.write(transaction, List.of(new Outcomes.Ended(leased, outcome, on.clock.instant()))))
        .getFirst();
  }

  @BothStores
  void aDeliveryUnderLeaseIsNotGivenToAnybodyElse(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var queue = queue(on);
      assertThat(claim(on, queue, destination, "node-a")).hasSize(1);
      assertThat(claim(on, queue, destination, "node-b")).isEmpty();
    }
  }

  @BothStores
  void theAttemptIsRecordedBeforeItIsMade(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var leased = claim(on, queue(on), destination, "node-a").getFirst();
      assertThat(on.engine.deliveries().attempts(leased.id()))
          .singleElement()
          .satisfies(
              attempt -> {
                assertThat(attempt.outcome()).isEmpty();
                assertThat(attempt.node()).isEqualTo("node-a");
                assertThat(attempt.startedAt()).isEqualTo(on.clock.instant());
              });
    }
  }

  @BothStores
  void aLeaseThatRanOutReturnsTheDeliveryAndLeavesAnUnknownOutcome(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var queue = queue(on);
      var lost = claim(on, queue, destination, "node-a").getFirst();
      on.clock.advance(EngineOnTest.LEASE);
      assertThat(on.engine.store().writer().write(lost(on)::takeBack)).isZero();
      on.clock.advance(Duration.ofMillis(1));
      assertThat(on.engine.store().writer().write(lost(on)::takeBack)).isEqualTo(1);

      var again = claim(on, queue, destination, "node-b").getFirst();
      assertThat(again.id()).isEqualTo(lost.id());
      assertThat(again.attempt()).isEqualTo(2);
      assertThat(on.engine.deliveries().attempts(lost.id()))
          .extracting(Attempt::outcome)
          .containsExactly(Optional.of("unknown"), Optional.empty());
    }
  }

  @BothStores
  void aNodeThatLostItsLeaseCannotEndTheDelivery(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var queue = queue(on);
      var lost = claim(on, queue, destination, "node-a").getFirst();
      on.clock.advance(EngineOnTest.LEASE.plusMillis(1));
      on.engine.store().writer().write(lost(on)::takeBack);
      var held = claim(on, queue, destination, "node-b").getFirst();

      assertThat(end(on, lost, ScriptedKind.delivered())).isFalse();
      assertThat(on.engine.deliveries().byId(lost.id()).orElseThrow().state()).isEqualTo("leased");
      assertThat(end(on, held, ScriptedKind.delivered())).isTrue();
      assertThat(on.engine.deliveries().byId(lost.id()).orElseThrow().state()).isEqualTo("delivered");
      assertThat(on.engine.deliveries().attempts(lost.id()).getFirst().reason().orElseThrow()).contains("lease had run out");
    }
  }

  @BothStores
  void aRenewedLeaseHolds(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var queue = queue(on);
      var leased = claim(on, queue, destination, "node-a").getFirst();
      on.clock.advance(EngineOnTest.LEASE.minusSeconds(1));
      on.engine
          .store()
          .writer()
          .write(
              transaction -> {
                queue.renew(transaction, List.of(leased.token()), EngineOnTest.LEASE);
                return 0;
              });
      on.clock.advance(Duration.ofSeconds(30));
      assertThat(on.engine.store().writer().write(lost(on)::takeBack)).isZero();
      assertThat(end(on, leased, ScriptedKind.delivered())).isTrue();
    }
  }

  @BothStores
  void aDisabledDestinationIsNotWorkedOn(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner");
      on.engine.deliveries().disable(on.engine.destinations().named("partner").orElseThrow(), "they asked us to wait");
      var event = on.record("grade.updated", "user/1", "{}");
      var marker = on.subscribed("other", "marker");
      on.record("marker", "user/1", "{}");
      dev.junction.hub.Await.until("the outcome", () -> on.kind.parcels().stream().anyMatch(parcel -> parcel.event().type().equals("marker")));
      assertThat(marker).isNotBlank();
      assertThat(on.engine.deliveries().ofEvent(event.eventId())).singleElement().matches(delivery -> delivery.attempts() == 0);
    }
  }

  @BothStores
  void whatBringsDownWhoeverTriesItIsGivenUpInTheEnd(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner", "grade.*");
      var event = on.record("grade.updated", "user/1", "{}");
      var queue = queue(on);
      var lives = RetrySchedule.STANDARD.waits().size() + 1;
      for (int life = 1; life <= lives; life++) {
        assertThat(claim(on, queue, destination, "node-" + life)).hasSize(1);
        on.clock.advance(EngineOnTest.LEASE.plusMillis(1));
        on.engine.store().writer().write(lost(on)::takeBack);
      }
      assertThat(on.only(event.eventId()).state()).isEqualTo("dead");
      assertThat(on.only(event.eventId()).reason()).hasValueSatisfying(reason -> assertThat(reason).startsWith("given up after 10 tries"));
      assertThat(on.engine.search().find(dev.junction.hub.ledger.EventQuery.newest(5).ofType("delivery.dead"))).hasSize(1);
    }
  }

  @BothStores
  void endsThatAreWrittenTogetherAreAnsweredEachByItsOwnLease(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner", "grade.*");
      for (int i = 0; i < 3; i++) {
        on.record("grade.updated", "user/" + i, "{}");
      }
      var hand = new QueueByHand(on, "node-a");
      var stale = hand.claim(destination, 1).getFirst();
      on.clock.advance(EngineOnTest.LEASE.plusMillis(1));
      hand.takeBack();
      var held = hand.claim(destination, 3);
      assertThat(hand.end(List.of(held.get(1), stale, held.get(2)), ScriptedKind.delivered())).containsExactly(true, false, true);
      assertThat(on.engine.deliveries().byId(stale.id()).orElseThrow().state()).isEqualTo("leased");
    }
  }

  @OneStore(Dialect.POSTGRESQL)
  void aNodeWhoseClockIsAheadTakesNoLeaseEarly(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      assertThat(new QueueByHand(on, "node-a").claim(destination, 1)).hasSize(1);
      var ahead = Duration.ofMinutes(10);
      var leases = new LeaseClock(Clock.offset(on.clock, ahead), Clock.offset(Clock.systemUTC(), ahead));
      assertThat(new QueueByHand(on, "node-b", leases).takeBack()).isZero();
      on.clock.advance(EngineOnTest.LEASE.plusSeconds(10));
      assertThat(new QueueByHand(on, "node-b", leases).takeBack()).isEqualTo(1);
    }
  }

  @OneStore(Dialect.POSTGRESQL)
  void aLostLeaseThatSomebodyIsBusyWithIsLeftToThem(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place); var busy = on.engine.store().source().getConnection()) {
      var destination = on.subscribed("partner");
      on.record("grade.updated", "user/1", "{}");
      var hand = new QueueByHand(on, "node-a");
      hand.claim(destination, 1);
      on.clock.advance(EngineOnTest.LEASE.plusMillis(1));
      busy.setAutoCommit(false);
      busy.createStatement().execute("SELECT id FROM deliveries FOR UPDATE");
      assertThat(hand.takeBack()).isZero();
      busy.rollback();
      assertThat(hand.takeBack()).isEqualTo(1);
    }
  }

  @OneStore(Dialect.POSTGRESQL)
  void whoWillWriteAnEventWaitsForTheLedgerBeforeItLocksADelivery(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place); var ingest = on.engine.store().source().getConnection()) {
      var destination = on.subscribed("partner", "grade.*");
      on.record("grade.updated", "user/1", "{}");
      var hand = new QueueByHand(on, "node-a");
      var leased = hand.claim(destination, 1);
      ingest.setAutoCommit(false);
      ingest.createStatement().execute("SELECT position FROM ledger_head FOR UPDATE");
      var ended = CompletableFuture.supplyAsync(() -> endsWithADeadLetter(hand, leased));
      Await.until("it waits for the ledger", () -> waitingForALock(on));
      // Fails at once if the delivery is locked: then each would wait for the other.
      ingest.createStatement().execute("SELECT id FROM deliveries FOR UPDATE NOWAIT");
      ingest.rollback();
      assertThat(ended.get()).containsExactly(true);
    }
  }

  private static List<Boolean> endsWithADeadLetter(QueueByHand hand, List<Leased> leased) {
    try {
      return hand.end(leased, new Outcome.Rejected(422, "no", ""));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static boolean waitingForALock(EngineOnTest on) {
    return on.engine
        .store()
        .read(
            jdbc ->
                jdbc.sql("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    .query(Boolean.class)
                    .single());
  }

  @BothStores
  void noClaimReadsAWholeTable(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var statements = new ArrayList<>(DeliveryQueue.STATEMENTS);
      statements.addAll(SubjectOrder.STATEMENTS);
      statements.addAll(LostLeases.STATEMENTS);
      for (var sql : statements) {
        assertThat(QueryPlan.of(on.engine.store(), sql)).as(sql).doesNotContainPattern("SCAN (deliveries|attempts|events|d|e)\\b(?! USING INDEX deliveries_leased)");
      }
    }
  }
}
