package dev.junction.hub.delivery;

import static dev.junction.hub.delivery.ScriptedKind.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.ledger.EventQuery;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** ENGINE L4 to L8, on both stores. */
class DeliveryTest {

  @BothStores
  void whatASubscriptionWantsArrivesAndWhatItDoesNotWantIsNotOwed(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("grades", "grade.*");
      var wanted = on.record("grade.updated", "user/1", "{\"n\":1}");
      var other = on.record("user.created", "user/1", "{\"n\":2}");
      Await.until("the outcome", () -> on.only(wanted.eventId()).state().equals("delivered"));
      assertThat(on.kind.arrived()).containsExactly("{\"n\":1}");
      assertThat(on.engine.deliveries().ofEvent(other.eventId())).isEmpty();
      assertThat(on.engine.deliveries().attempts(on.only(wanted.eventId()).id()))
          .singleElement()
          .satisfies(
              attempt -> {
                assertThat(attempt.outcome()).hasValue("delivered");
                assertThat(attempt.status()).isEqualTo(200);
                assertThat(attempt.response()).hasValue("OK");
                assertThat(attempt.node()).isEqualTo("node-1");
              });
    }
  }

  @BothStores
  void aFailingDeliveryFollowsTheVisibleScheduleAndDiesWithItsReason(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("archive", "grade.*");
      on.kind.always("archive", failed("HTTP 500"));
      var event = on.record("grade.updated", "user/1", "{}");
      var tries = 0;
      for (var wait : RetrySchedule.STANDARD.waits()) {
        var expected = ++tries;
        Await.until("the outcome", () -> on.only(event.eventId()).attempts() == expected && on.only(event.eventId()).state().equals("pending"));
        assertThat(on.only(event.eventId()).nextAt()).isEqualTo(on.clock.instant().plus(wait));
        on.clock.advance(wait.minusMillis(1));
        assertThat(on.only(event.eventId()).attempts()).isEqualTo(expected);
        on.clock.advance(Duration.ofMillis(1));
      }
      Await.until("the outcome", () -> on.only(event.eventId()).state().equals("dead"));
      assertThat(on.only(event.eventId()).reason()).hasValue("given up after 10 tries; the last: HTTP 500");
      assertThat(on.engine.deadLetters().count(DeadLetters.Selection.ALL)).isEqualTo(1);
      assertThat(on.engine.search().find(EventQuery.newest(10).ofType("delivery.dead"))).hasSize(1);
    }
  }

  @BothStores
  void aDeadLetterThatIsSentAgainHasTheWholeScheduleBeforeIt(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("archive", "grade.*");
      on.kind.next("archive", new Outcome.Rejected(422, "they can't read it", "no")).next("archive", failed("HTTP 500"));
      var event = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.only(event.eventId()).state().equals("dead"));
      assertThat(on.only(event.eventId()).reason()).hasValue("they can't read it");

      assertThat(on.engine.deadLetters().retry(DeadLetters.Selection.one(on.only(event.eventId()).id()))).isEqualTo(1);
      Await.until("the outcome", () -> on.only(event.eventId()).attempts() == 2 && on.only(event.eventId()).state().equals("pending"));
      assertThat(on.only(event.eventId()).nextAt()).isEqualTo(on.clock.instant().plusSeconds(5));

      on.clock.advance(Duration.ofSeconds(5));
      Await.until("the outcome", () -> on.only(event.eventId()).state().equals("delivered"));
      assertThat(on.engine.deliveries().attempts(on.only(event.eventId()).id())).extracting(Attempt::number).containsExactly(1, 2, 3);
      assertThat(on.kind.parcels()).extracting(parcel -> parcel.deliveryId()).containsOnly(on.only(event.eventId()).id());
    }
  }

  @BothStores
  void aDroppedDeadLetterEndsWithItsReasonAndStaysVisible(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("archive", "grade.*");
      on.kind.always("archive", new Outcome.Rejected(422, "no", ""));
      var event = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.only(event.eventId()).state().equals("dead"));
      on.engine.deadLetters().drop(DeadLetters.Selection.one(on.only(event.eventId()).id()), "the course is gone");
      assertThat(on.only(event.eventId()).state()).isEqualTo("dropped");
      assertThat(on.only(event.eventId()).reason()).hasValue("the course is gone");
      assertThat(on.engine.deadLetters().count(DeadLetters.Selection.ALL)).isZero();
    }
  }

  @BothStores
  void theOtherSidesRetryAfterLengthensAWaitAndNeverShortensIt(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("slow");
      on.kind
          .next("slow", new Outcome.Failed(429, "HTTP 429", "", Optional.of(Duration.ofMinutes(1))))
          .next("slow", new Outcome.Failed(429, "HTTP 429", "", Optional.of(Duration.ofSeconds(1))));
      var event = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.only(event.eventId()).attempts() == 1 && on.only(event.eventId()).state().equals("pending"));
      assertThat(on.only(event.eventId()).nextAt()).isEqualTo(on.clock.instant().plusSeconds(60));
      on.clock.advance(Duration.ofMinutes(1));
      Await.until("the outcome", () -> on.only(event.eventId()).attempts() == 2 && on.only(event.eventId()).state().equals("pending"));
      assertThat(on.only(event.eventId()).nextAt()).isEqualTo(on.clock.instant().plus(Duration.ofMinutes(5)));
    }
  }

  @BothStores
  void deliveriesAboutOneSubjectLeaveInLedgerOrderAndAWaitingHeadHoldsBackOnlyItsOwn(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var id = on.destination("erp", true);
      on.engine.subscriptions().create("erp", id, List.of(), List.of(), List.of(), List.of());
      // Both subjects' heads leave at once, so the failure is the first one's own and not the first attempt's.
      on.kind.deciding("erp", parcel -> parcel.event().data().equals("{\"n\":1}") && parcel.attempt() == 1 ? failed("busy") : ScriptedKind.delivered());
      on.record("grade.updated", "user/1", "{\"n\":1}");
      on.record("grade.updated", "user/1", "{\"n\":2}");
      on.record("grade.updated", "user/1", "{\"n\":3}");
      var other = on.record("grade.updated", "user/2", "{\"n\":4}");
      on.delivering();
      Await.until("the outcome", () -> on.only(other.eventId()).state().equals("delivered"));
      assertThat(on.kind.arrived()).doesNotContain("{\"n\":2}", "{\"n\":3}");

      on.clock.advance(Duration.ofSeconds(5));
      Await.until("the outcome", () -> on.kind.arrived().contains("{\"n\":3}"));
      assertThat(on.kind.arrived().stream().filter(data -> !data.equals("{\"n\":4}")))
          .containsExactly("{\"n\":1}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    }
  }

  @BothStores
  void aReplayMakesANewDeliveryAndLeavesThePastAsItWas(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner");
      var recorded = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.only(recorded.eventId()).state().equals("delivered"));
      var first = on.only(recorded.eventId());
      var event = on.engine.search().byId(recorded.eventId()).orElseThrow();

      var again = on.engine.deliveries().replay(event, Optional.empty());
      assertThat(again).hasSize(1);
      Await.until("the outcome", () -> on.engine.deliveries().byId(again.getFirst()).orElseThrow().state().equals("delivered"));
      assertThat(on.engine.deliveries().byId(again.getFirst()).orElseThrow().replayOf()).hasValue(first.id());
      assertThat(on.engine.deliveries().byId(first.id())).hasValue(first);
      assertThat(on.kind.parcels()).hasSize(2);
    }
  }

  @BothStores
  void aDestinationThatSaysStopIsDisabledAndWhatIsOwedWaitsUntilATestSucceeds(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner");
      on.kind.next("partner", new Outcome.Stopped(410, "HTTP 410 Gone", ""));
      var first = on.record("grade.updated", "user/1", "{\"n\":1}");
      Await.until("the outcome", () -> on.only(first.eventId()).state().equals("dead"));
      var standing = on.engine.destinations().named("partner").orElseThrow();
      assertThat(standing.enabled()).isFalse();
      assertThat(standing.reason()).hasValue("HTTP 410 Gone");
      assertThat(on.engine.search().find(EventQuery.newest(10).ofType("destination.disabled"))).hasSize(1);

      var second = on.record("grade.updated", "user/1", "{\"n\":2}");
      assertThat(on.only(second.eventId()).state()).isEqualTo("pending");

      on.kind.next("partner", failed("still mending"));
      assertThat(on.engine.deliveries().test(standing)).isInstanceOf(Outcome.Failed.class);
      assertThat(on.engine.destinations().named("partner").orElseThrow().enabled()).isFalse();
      assertThat(on.only(second.eventId()).attempts()).isZero();

      assertThat(on.engine.deliveries().test(standing)).isInstanceOf(Outcome.Delivered.class);
      Await.until("the outcome", () -> on.only(second.eventId()).state().equals("delivered"));
      assertThat(on.engine.destinations().named("partner").orElseThrow().enabled()).isTrue();
      assertThat(on.engine.search().find(EventQuery.newest(10).ofType("destination.enabled"))).hasSize(1);
    }
  }

  @BothStores
  void aDestinationThatFailsForDaysWithoutOneSuccessIsDisabledLoudly(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner", "grade.updated");
      on.kind.always("partner", failed("connection refused"));
      var event = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.engine.destinations().named("partner").orElseThrow().failingSince().isPresent());
      on.clock.advance(Duration.ofDays(5).plusSeconds(1));
      Await.until("the outcome", () -> !on.engine.destinations().named("partner").orElseThrow().enabled());
      assertThat(on.engine.destinations().named("partner").orElseThrow().reason().orElseThrow()).contains("has failed");
      assertThat(on.engine.search().find(EventQuery.newest(10).ofType("destination.disabled")))
          .singleElement()
          .satisfies(told -> assertThat(told.data()).contains("partner", "has failed"));
      assertThat(on.only(event.eventId()).state()).isEqualTo("pending");
    }
  }

  @BothStores
  void oneSuccessEndsTheCountOfFailingDays(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner", "grade.updated");
      on.kind.next("partner", failed("connection refused"));
      on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.engine.destinations().named("partner").orElseThrow().failingSince().isPresent());
      on.clock.advance(Duration.ofSeconds(5));
      Await.until("the outcome", () -> on.engine.destinations().named("partner").orElseThrow().failingSince().isEmpty());
    }
  }

  @BothStores
  void aDestinationThatHangsDoesNotHoldUpTheOthers(Store.Place place) throws Exception {
    var mended = new CountDownLatch(1);
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("stuck", "grade.updated");
      on.subscribed("partner", "user.created");
      on.kind.hang("stuck", mended);
      for (int i = 0; i < 50; i++) {
        on.record("grade.updated", "user/1", "{}");
      }
      var quick = on.record("user.created", "user/2", "{}");
      Await.until("the outcome", () -> on.only(quick.eventId()).state().equals("delivered"));
      mended.countDown();
      Await.until("the outcome", () -> on.engine.deliveries().open().get("pending") + on.engine.deliveries().open().get("leased") == 0);
    } finally {
      mended.countDown();
    }
  }

  @BothStores
  void aFaultInAKindIsAFailedAttemptAndNotTheEndOfDelivering(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner");
      on.kind.next("partner", null); // an outcome of null is a programming error of the kind
      var event = on.record("grade.updated", "user/1", "{}");
      Await.until("the outcome", () -> on.only(event.eventId()).attempts() == 1 && on.only(event.eventId()).state().equals("pending"));
      on.clock.advance(Duration.ofSeconds(5));
      Await.until("the outcome", () -> on.only(event.eventId()).state().equals("delivered"));
      assertThat(on.kind.parcels()).hasSize(2);
    }
  }
}
