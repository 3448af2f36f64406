package dev.junction.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.delivery.EngineOnTest;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** ENGINE L3 on SQLite: a repetition is recognised wherever its key is just now. */
class RecentKeysTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MANY = 6_000;

  private static Recorded post(EngineOnTest on, String key) throws Exception {
    return on.engine().ledger().record(draft(on, key));
  }

  private static EventDraft draft(EngineOnTest on, String key) {
    return EventDraft.of("grade.updated", "lms", "main", on.clock().instant(), "{}").once(key, WINDOW);
  }

  private static List<Recorded> postMany(EngineOnTest on) throws Exception {
    return on.engine().ledger().record(IntStream.range(0, MANY).mapToObj(i -> draft(on, "many-" + i)).toList());
  }

  private static int rows(EngineOnTest on, String table) {
    return on.engine().store().read(jdbc -> jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single());
  }

  @OneStore(Dialect.SQLITE)
  void keysMoveOnOnceThereAreMany(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var first = post(on, "one");
      on.engine().ledger().settleKeys();
      assertThat(rows(on, "once_recent")).isEqualTo(1);

      var many = postMany(on);
      on.engine().ledger().settleKeys(); // busy: one slice
      on.engine().ledger().settleKeys(); // quiet: the rest
      assertThat(rows(on, "once_recent")).isZero();
      assertThat(rows(on, "once")).isEqualTo(MANY + 1);

      assertThat(post(on, "one")).isEqualTo(new Recorded(first.eventId(), true));
      assertThat(postMany(on)).isEqualTo(many.stream().map(one -> new Recorded(one.eventId(), true)).toList());
      assertThat(on.engine().ledger().timesSeen(first.eventId())).isEqualTo(2);
    }
  }

  @OneStore(Dialect.SQLITE)
  void aRepetitionDuringARoundIsCounted(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var many = postMany(on);
      on.engine().ledger().settleKeys(); // busy: one slice
      assertThat(rows(on, "once")).isBetween(1, MANY - 1);
      assertThat(postMany(on)).allMatch(Recorded::duplicate);
      assertThat(many).allSatisfy(one -> assertThat(on.engine().ledger().timesSeen(one.eventId())).isEqualTo(2));

      on.engine().ledger().settleKeys();
      assertThat(rows(on, "once_recent")).isZero();
      assertThat(many).allSatisfy(one -> assertThat(on.engine().ledger().timesSeen(one.eventId())).isEqualTo(2));
    }
  }

  @OneStore(Dialect.SQLITE)
  void keysOutliveARestart(Store.Place place) throws Exception {
    Recorded first;
    try (var on = EngineOnTest.on(place)) {
      first = post(on, "one");
    }
    try (var on = EngineOnTest.on(place)) {
      assertThat(on.engine().ledger().timesSeen(first.eventId())).isEqualTo(1);
      assertThat(post(on, "one")).isEqualTo(new Recorded(first.eventId(), true));
      assertThat(on.engine().ledger().timesSeen(first.eventId())).isEqualTo(2);
    }
  }

  @OneStore(Dialect.SQLITE)
  void aKeyOfATransactionThatFailedIsNotKnown(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      assertThatThrownBy(
              () ->
                  on.engine()
                      .store()
                      .writer()
                      .write(
                          transaction -> {
                            on.engine().ledger().record(transaction, List.of(draft(on, "one")));
                            throw new IllegalStateException("fails after it was marked");
                          }))
          .hasMessage("fails after it was marked");
      assertThat(post(on, "one").duplicate()).isFalse();
      assertThat(post(on, "one").duplicate()).isTrue();
    }
  }

  @OneStore(Dialect.SQLITE)
  void anExpiredKeyIsTakenAnewWhereverItIs(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var first = post(on, "one");
      on.clock().advance(WINDOW.plusMillis(1));
      var second = post(on, "one");
      assertThat(second.duplicate()).isFalse();

      postMany(on);
      on.engine().ledger().settleKeys();
      on.engine().ledger().settleKeys();
      assertThat(rows(on, "once_recent")).isZero();
      assertThat(post(on, "one")).isEqualTo(new Recorded(second.eventId(), true));
      assertThat(first.eventId()).isNotEqualTo(second.eventId());

      on.clock().advance(WINDOW.plusMillis(1));
      var third = post(on, "one");
      assertThat(third.duplicate()).isFalse();
      assertThat(on.engine().ledger().timesSeen(third.eventId())).isEqualTo(1);
      assertThat(post(on, "one")).isEqualTo(new Recorded(third.eventId(), true));
    }
  }
}
