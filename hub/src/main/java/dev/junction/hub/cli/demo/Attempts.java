package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The attempts of a delivery, told from its first one on. */
final class Attempts {
  private static final int WORDS = 56;

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
    var text = "%s (%d)%s".formatted(attempt.outcome(), attempt.status(), attempt.reason().isEmpty() ? "" : ": " + attempt.reason());
    return text.length() <= WORDS ? text : text.substring(0, WORDS - 1) + "…";
  }
}
