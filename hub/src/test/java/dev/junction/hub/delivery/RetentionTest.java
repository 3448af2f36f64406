package dev.junction.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.ledger.EventQuery;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.time.Duration;
import java.util.List;

/** ENGINE L9 and the part of L3 that outlives events. */
class RetentionTest {
  private static final Duration YEARS = Duration.ofDays(401);

  @BothStores
  void anOldEventGoesOnlyWhenAllItsDeliveriesHaveEnded(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      on.subscribed("partner", "grade.updated");
      on.subscribed("archive", "user.created");
      on.kind.always("archive", new Outcome.Rejected(422, "no", ""));
      var done = on.record("grade.updated", "user/1", "{}");
      var dead = on.record("user.created", "user/1", "{}");
      Await.until("the outcome", () -> on.only(done.eventId()).state().equals("delivered"));
      Await.until("the outcome", () -> on.only(dead.eventId()).state().equals("dead"));
      on.engine.deliveries().disable(on.engine.destinations().named("partner").orElseThrow(), "wait");
      var waiting = on.record("grade.updated", "user/2", "{}");

      on.clock.advance(YEARS);
      var young = on.record("marker", "user/3", "{}");
      on.engine.retention().run();

      assertThat(on.engine.search().byId(done.eventId())).isEmpty();
      assertThat(on.engine.deliveries().ofEvent(done.eventId())).isEmpty();
      assertThat(on.engine.search().byId(dead.eventId())).isPresent();
      assertThat(on.engine.search().byId(waiting.eventId())).isPresent();
      assertThat(on.engine.search().byId(young.eventId())).isPresent();

      on.engine.deadLetters().drop(DeadLetters.Selection.ALL, "nobody needs it");
      on.engine.retention().run();
      assertThat(on.engine.search().byId(dead.eventId())).as("what was kept is not looked at each time").isPresent();
      on.clock.advance(Duration.ofDays(1));
      on.engine.retention().run();
      assertThat(on.engine.search().byId(dead.eventId())).isEmpty();
    }
  }

  @BothStores
  void whatComesOfAgeIsRemovedEachTime(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      for (int hour = 0; hour < 3; hour++) {
        on.record("grade.updated", "user/1", "{\"hour\":%d}".formatted(hour));
        on.clock.advance(Duration.ofHours(1));
      }
      on.clock.advance(YEARS.minusDays(1).minusHours(3).minusMillis(1));
      for (int hour = 0; hour < 3; hour++) {
        assertThat(on.engine.retention().run()).as("run " + hour).isEqualTo(hour == 0 ? 0 : 1);
        on.clock.advance(Duration.ofHours(1));
      }
    }
  }

  @BothStores
  void nothingThatIsKeptIsRead(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      for (var sql : List.of(Retention.NEWEST_OLD, Retention.OLD, Retention.EXPIRED)) {
        assertThat(QueryPlan.of(on.engine.store(), sql)).as(sql).doesNotContain("SCAN", "TEMP B-TREE");
      }
    }
  }

  @BothStores
  void anOldPostCannotComeBackAfterItsEventWasRemoved(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var draft = EventDraft.of("grade.updated", "lms", "main", on.clock.instant(), "{}").once("id-1", Duration.ofDays(3650));
      on.engine.ledger().record(draft);
      on.clock.advance(YEARS);
      on.engine.retention().run();
      assertThat(on.engine.search().find(EventQuery.newest(10))).isEmpty();
      assertThat(on.engine.ledger().record(draft).duplicate()).isTrue();
      assertThat(on.engine.search().find(EventQuery.newest(10))).isEmpty();
    }
  }

  @BothStores
  void keysThatNobodyNeedsAreForgotten(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      for (int i = 0; i < 1200; i++) {
        on.engine
            .ledger()
            .record(EventDraft.of("grade.updated", "lms", "main", on.clock.instant(), "{}").once("k" + i, Duration.ofMinutes(10)));
      }
      on.clock.advance(Duration.ofMinutes(11));
      on.engine.retention().run();
      assertThat(on.engine.store().<Long>read(jdbc -> jdbc.sql("SELECT count(*) FROM once").query(Long.class).single())).isZero();
    }
  }
}
