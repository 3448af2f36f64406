package dev.junction.hub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again.
 *
 * @param waits         after the first failure, after the second, ...; when they are used up, the delivery is dead
 * @param jitterPercent a wait is longer or shorter by up to so much, so that deliveries don't come back all at once
 */
public record RetrySchedule(List<Duration> waits, int jitterPercent) {
  /** Standard: about three days in all. */
  public static final RetrySchedule STANDARD =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)),
          10);

  /**
   * The time of the next try.
   *
   * @param failures how many tries have failed, 1 or more
   * @param asked    the wait that the other side asked for; never shortens ours
   * @return empty when the schedule is used up
   */
  Optional<Instant> next(int failures, Optional<Duration> asked, Instant now, RandomGenerator random) {
    if (failures > waits.size()) {
      return Optional.empty();
    }
    var wait = waits.get(failures - 1);
    var jitter = jitterPercent == 0 ? 0 : random.nextLong(-jitterPercent, jitterPercent + 1L);
    var ours = wait.plusMillis(wait.toMillis() * jitter / 100);
    return Optional.of(now.plus(asked.filter(theirs -> theirs.compareTo(ours) > 0).orElse(ours)));
  }
}
