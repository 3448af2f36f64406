package dev.junction.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.delivery.DeadLetters.Selection;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ENGINE L7: whatever was given up can be found, tried again or dropped, and nothing else is touched. */
class DeadLettersTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Selection selected(String destination, Instant since, Instant until) {
    return new Selection(Optional.empty(), Optional.ofNullable(destination), Optional.ofNullable(since), Optional.ofNullable(until));
  }

  /** Two destinations; at each of three hours a delivery to both of them dies. */
  private static List<String> dying(EngineOnTest on) throws Exception {
    var left = on.subscribed("left", "grade.updated");
    var right = on.subscribed("right", "grade.updated");
    on.kind.always("left", new Outcome.Rejected(422, "no", "")).always("right", new Outcome.Rejected(422, "no", ""));
    for (int hour = 0; hour < 3; hour++) {
      on.record("grade.updated", "user/" + hour, "{\"hour\":%d}".formatted(hour));
      var dead = 2L * (hour + 1);
      Await.until("both are dead", () -> on.engine.deadLetters().count(Selection.ALL) == dead);
      on.clock.advance(HOUR);
    }
    return List.of(left, right);
  }

  @BothStores
  void aSelectionNarrowsByDestinationAndByTheHourOfDeath(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      var left = dying(on).getFirst();
      var dead = on.engine.deadLetters();
      var second = EngineOnTest.START.plus(HOUR);
      var third = second.plus(HOUR);

      assertThat(dead.count(Selection.ALL)).isEqualTo(6);
      assertThat(dead.count(selected(left, null, null))).isEqualTo(3);
      assertThat(dead.count(selected(null, second, null))).as("since includes its instant").isEqualTo(4);
      assertThat(dead.count(selected(null, null, second))).as("until excludes its instant").isEqualTo(2);
      assertThat(dead.count(selected(left, second, third))).isEqualTo(1);
      assertThat(dead.count(selected("nobody", null, null))).isZero();
      assertThat(dead.list(selected(left, second, third), 10)).singleElement().returns(left, Delivery::destination);
      assertThat(dead.list(selected(left, null, null), 2)).as("the latest first").extracting(one -> one.endedAt().orElseThrow()).containsExactly(third, second);
    }
  }

  @BothStores
  void onlyWhatIsSelectedIsTriedAgainOrDropped(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place).delivering()) {
      var destinations = dying(on);
      var dead = on.engine.deadLetters();
      var second = EngineOnTest.START.plus(HOUR);

      on.kind.always("left", ScriptedKind.delivered());
      assertThat(dead.retry(selected(destinations.getFirst(), second, null))).isEqualTo(2);
      Await.until("both have arrived", () -> on.engine.deliveries().open().equals(Map.of("pending", 0L, "leased", 0L, "dead", 4L)));
      assertThat(dead.drop(selected(destinations.getLast(), null, second), "too old")).isEqualTo(1);
      assertThat(dead.count(Selection.ALL)).isEqualTo(3);
      assertThat(dead.count(selected(destinations.getFirst(), null, null))).isEqualTo(1);

      var one = dead.list(Selection.ALL, 1).getFirst();
      assertThat(dead.drop(Selection.one(one.id()), "a person said so")).isEqualTo(1);
      assertThat(on.engine.deliveries().byId(one.id()).orElseThrow()).returns("dropped", Delivery::state).returns(Optional.of("a person said so"), Delivery::reason);
      assertThat(dead.count(Selection.ALL)).isEqualTo(2);
    }
  }
}
