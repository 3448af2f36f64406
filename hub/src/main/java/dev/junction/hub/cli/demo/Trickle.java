package dev.junction.hub.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An event every few seconds, for a person who looks around. */
public final class Trickle {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int FIRST = 1000;

  private record Kind(Source source, String event) {}

  private static final List<Kind> KINDS = List.of(
      new Kind(Source.LMS, "course_enrolled"),
      new Kind(Source.LMS, "grade_updated"),
      new Kind(Source.BIGBLUEBUTTON, "user-joined"),
      new Kind(Source.LMS, "user_created"),
      new Kind(Source.BIGBLUEBUTTON, "recording-ready"),
      new Kind(Source.GENERIC, "course_completed"));

  private Trickle() {}

  /**
   * Sends until {@code stopped} is counted down.
   *
   * @throws DemoFailed when the hub or the sandbox has gone, though nobody stopped the demo
   */
  public static void run(Stage stage, CountDownLatch stopped) throws InterruptedException {
    for (int number = FIRST; !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); number++) {
      var kind = KINDS.get(number % KINDS.size());
      try {
        var answer = stage.peers().send(kind.source(), kind.event(), number);
        StepFailed.unless(answer.ok(), "200 OK from the hub", answer);
      } catch (StepFailed failure) {
        // Ctrl-C reaches the second process too, which may be gone before this one knows that it is stopped.
        if (!stopped.await(1, TimeUnit.SECONDS)) {
          throw new DemoFailed("The demo ends: %s.".formatted(failure.getMessage()), failure);
        }
        return;
      }
    }
  }
}
