package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Uuid7Test {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** A clock that a test sets. */
  private static final class Hand extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hand hand = new Hand();
  private final Uuid7 ids = new Uuid7(hand, new SecureRandom());

  @Test
  void itIsAUuidOfVersionSevenWithTheTimeInFront() {
    var id = UUID.fromString(ids.next());

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void withinOneMillisecondLaterIdsSortLater() {
    var made = IntStream.range(0, 20_000).mapToObj(i -> ids.next()).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void acrossMillisecondsLaterIdsSortLater() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      hand.now = NOON.plusMillis(i / 3);
      made.add(ids.next());
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aClockThatStepsBackMakesNoIdThatSortsBeforeAnEarlierOne() {
    var before = ids.next();
    hand.now = NOON.minusSeconds(3600);
    var after = IntStream.range(0, 5000).mapToObj(i -> ids.next()).toList();

    assertThat(after).isSorted().allSatisfy(id -> assertThat(id).isGreaterThan(before));
  }

  @Test
  void threadsNeverMakeTheSameId() throws Exception {
    var all = new HashSet<String>();
    try (var executor = Executors.newFixedThreadPool(8)) {
      Callable<List<String>> some = () -> IntStream.range(0, 5000).mapToObj(i -> ids.next()).toList();
      for (var made : executor.invokeAll(Collections.nCopies(8, some))) {
        var own = made.get();
        assertThat(own).isSorted();
        all.addAll(own);
      }
    }

    assertThat(all).hasSize(40_000);
  }

  @Test
  void theFloorOfATimeLiesBetweenWhatWasMadeBeforeAndFromThenOn() {
    hand.now = NOON.minusMillis(1);
    var before = ids.next();
    hand.now = NOON;
    var from = ids.next();

    assertThat(Uuid7.floor(NOON)).isGreaterThan(before).isLessThanOrEqualTo(from);
    assertThat(Uuid7.floor(Instant.EPOCH.minusSeconds(1))).isEqualTo(Uuid7.floor(Instant.EPOCH)).isLessThan(before);
  }
}
