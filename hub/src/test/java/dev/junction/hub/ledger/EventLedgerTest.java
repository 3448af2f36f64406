package dev.junction.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.Await;
import dev.junction.hub.delivery.EngineOnTest;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** ENGINE L1, L2, L3 and L10, on both stores. */
class EventLedgerTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private static EventDraft draft(EngineOnTest on, String data) {
    return EventDraft.of("grade.updated", "lms", "main", on.clock().instant(), data).about("user/1");
  }

  @BothStores
  void whatIsRecordedIsFoundAsItWas(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var recorded = on.engine().ledger().record(draft(on, "{\"note\":\"Zoë 学生 \\\"q\\\"\"}"));
      var event = on.engine().search().byId(recorded.eventId()).orElseThrow();
      assertThat(event.data()).isEqualTo("{\"note\":\"Zoë 学生 \\\"q\\\"\"}");
      assertThat(event.subject()).hasValue("user/1");
      assertThat(event.occurredAt()).isEqualTo(EngineOnTest.START);
      assertThat(event.receivedAt()).isEqualTo(EngineOnTest.START);
    }
  }

  @BothStores
  void theSameDeliveryAHundredTimesAtOnceIsOneEvent(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts = new ArrayList<Callable<Recorded>>();
      for (int i = 0; i < 100; i++) {
        posts.add(() -> on.engine().ledger().record(draft(on, "{}").once("delivery-7", WINDOW)));
      }
      var answers = new ArrayList<Recorded>();
      for (var answer : senders.invokeAll(posts)) {
        answers.add(answer.get());
      }
      assertThat(answers).extracting(Recorded::eventId).containsOnly(answers.getFirst().eventId());
      assertThat(answers).filteredOn(answer -> !answer.duplicate()).hasSize(1);
      assertThat(on.engine().search().find(EventQuery.newest(10))).hasSize(1);
      assertThat(on.engine().ledger().timesSeen(answers.getFirst().eventId())).isEqualTo(100);
    }
  }

  @BothStores
  void twoTrueEventsWithEqualBodiesAnHourApartAreTwoEvents(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var first = on.engine().ledger().record(draft(on, "{}").once("hash", WINDOW));
      on.clock().advance(WINDOW.minusMillis(1));
      assertThat(on.engine().ledger().record(draft(on, "{}").once("hash", WINDOW)).duplicate()).isTrue();
      on.clock().advance(Duration.ofHours(1));
      var second = on.engine().ledger().record(draft(on, "{}").once("hash", WINDOW));
      assertThat(second.duplicate()).isFalse();
      assertThat(second.eventId()).isNotEqualTo(first.eventId());
      assertThat(on.engine().ledger().timesSeen(second.eventId())).isEqualTo(1);
    }
  }

  @BothStores
  void aKeyOfOneSourceMeansNothingInAnother(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      on.engine().ledger().record(draft(on, "{}").once("k", WINDOW));
      var other = EventDraft.of("grade.updated", "other", "main", on.clock().instant(), "{}").once("k", WINDOW);
      assertThat(on.engine().ledger().record(other).duplicate()).isFalse();
    }
  }

  @BothStores
  void draftsOfOnePostAreRecordedTogetherEvenWhenOneOfThemRepeats(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      on.engine().ledger().record(draft(on, "{\"n\":1}").once("a", WINDOW));
      var answers =
          on.engine().ledger().record(List.of(draft(on, "{\"n\":1}").once("a", WINDOW), draft(on, "{\"n\":2}").once("b", WINDOW)));
      assertThat(answers).extracting(Recorded::duplicate).containsExactly(true, false);
      assertThat(on.engine().search().find(EventQuery.newest(10))).hasSize(2);
    }
  }

  @BothStores
  void anEventAndItsDeliveriesAreCommittedTogetherOrNotAtAll(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      on.engine().store().writer().write(transaction -> transaction.jdbc().sql("DROP TABLE deliveries").update());
      var id = on.engine().destinations().create("partner", "scripted", java.util.Map.of(), List.of(), false).id();
      on.engine().subscriptions().create("partner", id, List.of(), List.of(), List.of(), List.of());
      assertThatThrownBy(() -> on.engine().ledger().record(draft(on, "{}"))).isInstanceOf(Exception.class);
      assertThat(on.engine().search().find(EventQuery.newest(10))).isEmpty();
    }
  }

  @BothStores
  void anEventNeverChanges(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var recorded = on.engine().ledger().record(draft(on, "{\"grade\":1}"));
      var before = on.engine().search().byId(recorded.eventId());
      var change = "UPDATE events SET data = '{\"grade\":6}'";
      assertThatThrownBy(() -> on.engine().store().writer().write(transaction -> transaction.jdbc().sql(change).update()))
          .hasStackTraceContaining("events never change");
      assertThat(on.engine().search().byId(recorded.eventId())).isEqualTo(before).isPresent();
    }
  }

  @BothStores
  void theRawBodyIsEncryptedAtRest(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var raw = "password=hunter2-is-not-to-be-found".getBytes(StandardCharsets.UTF_8);
      on.engine().ledger().record(draft(on, "{\"password\":\"[redacted]\"}").withRawBody(raw));
      var kept =
          on.engine().store().read(jdbc -> jdbc.sql("SELECT raw FROM events").query((row, number) -> row.getBytes(1)).single());
      assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
      assertThat(kept).hasSizeGreaterThan(raw.length);
    }
  }

  @BothStores
  void positionsGrowInTheOrderOfCommit(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts = new ArrayList<Callable<Recorded>>();
      for (int i = 0; i < 200; i++) {
        posts.add(() -> on.engine().ledger().record(draft(on, "{}")));
      }
      senders.invokeAll(posts);
      var events = on.engine().search().find(EventQuery.newest(1000));
      assertThat(events).hasSize(200);
      assertThat(events.reversed()).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
      assertThat(events).extracting(event -> event.position()).doesNotHaveDuplicates();
    }
  }

  @BothStores
  void wordsAreFoundWithoutAccentsAndAsBeginnings(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      var zoe = on.engine().ledger().record(draft(on, "{\"user\":{\"name\":\"Zoë Łukasz\",\"email\":\"zoe@example.org\"}}"));
      on.engine().ledger().record(draft(on, "{\"user\":{\"name\":\"Ada\"}}"));
      Await.until("the words are indexed", () -> find(on, "ada").size() == 1);
      assertThat(find(on, "zoe")).containsExactly(zoe.eventId());
      assertThat(find(on, "ZOË łuk")).containsExactly(zoe.eventId());
      assertThat(find(on, "example.org")).containsExactly(zoe.eventId());
      assertThat(find(on, "zoe@example.org")).containsExactly(zoe.eventId());
      assertThat(find(on, "zoe ada")).isEmpty();
      assertThat(find(on, "\" OR * ) NEAR ' ; --")).isEmpty();
    }
  }

  private static List<String> find(EngineOnTest on, String words) {
    return on.engine().search().find(EventQuery.newest(10).containing(words)).stream().map(event -> event.id()).toList();
  }

  @BothStores
  void aSearchNarrowsByTypeSourceSubjectAndTimeAndPagesThroughAll(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      for (int i = 0; i < 25; i++) {
        var type = i % 2 == 0 ? "user.created" : "user.enrolled";
        on.engine()
            .ledger()
            .record(EventDraft.of(type, i % 5 == 0 ? "erp" : "lms", "main", on.clock().instant(), "{\"n\":" + i + "}").about("user/" + i % 3));
        on.clock().advance(Duration.ofMinutes(1));
      }
      on.engine().ledger().record(EventDraft.of("grade.updated", "lms", "main", on.clock().instant(), "{}"));
      var search = on.engine().search();
      assertThat(search.find(EventQuery.newest(100).ofType("user.*"))).hasSize(25);
      assertThat(search.find(EventQuery.newest(100).ofType("user.created"))).hasSize(13);
      assertThat(search.find(EventQuery.newest(100).ofType("nobody.*"))).isEmpty();
      assertThat(search.find(EventQuery.newest(100).about("user/1"))).hasSize(8);
      assertThat(search.find(new EventQueryBuilder().source("erp").build())).hasSize(5);
      assertThat(search.find(new EventQueryBuilder().from(EngineOnTest.START.plus(Duration.ofMinutes(20))).build())).hasSize(6);
      assertThat(search.find(new EventQueryBuilder().until(EngineOnTest.START.plus(Duration.ofMinutes(20))).build())).hasSize(20);
      assertThat(search.typesSeen()).containsExactly("grade.updated", "user.created", "user.enrolled");

      var seen = new ArrayList<String>();
      var page = search.find(EventQuery.newest(10).ofType("user.*"));
      while (!page.isEmpty()) {
        page.forEach(event -> seen.add(event.data()));
        page = search.find(EventQuery.newest(10).ofType("user.*").before(page.getLast().position()));
      }
      assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("{\"n\":24}", "{\"n\":23}");
    }
  }
}
