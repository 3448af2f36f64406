package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The attempts of a delivery, told from its first one on. */
final class Attempts {
  private Attempts() {}

  static List<String> of(Delivery delivery) {
    var first = delivery.tries().getFirst().startedAt();
    return IntStream.range(0, delivery.tries().size())
        .mapToObj(
            i -> {
              var attempt = delivery.tries().get(i);
              var after = Duration.between(first, attempt.startedAt()).toMillis() / 1000.0;
              return "%d. after %4.1f s  %s".formatted(i + 1, after, words(attempt));
            })
        .toList();
  }

  private static String words(HubApi.Try attempt) {
    return attempt.status() == 0 ? attempt.outcome() : "%s, HTTP %d".formatted(attempt.outcome(), attempt.status());
  }
}
