package dev.junction.hub.health;

import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.CheckStep;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.spi.StepResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a check: its steps in order, none after a failed one it depends on, none for longer than {@link #LONGEST_STEP}. */
public final class CheckRun {
  static final Duration LONGEST_STEP = Duration.ofSeconds(30);

  private CheckRun() {}

  /** A step and what it found. */
  public record Done(String step, StepResult result, long millis) {}

  /** A check and what its steps found. The verdict is the worst of theirs. */
  public record Report(String integration, String check, String title, Verdict verdict, List<Done> steps) {}

  public static Report run(String integration, Check check) {
    return run(integration, check, LONGEST_STEP);
  }

  static Report run(String integration, Check check, Duration longestStep) {
    var done = new ArrayList<Done>();
    var failed = "";
    for (var step : check.steps()) {
      if (!failed.isEmpty() && !step.independent()) {
        done.add(new Done(step.name(), skipped(failed), 0));
        continue;
      }
      var started = System.nanoTime();
      var result = result(step, longestStep);
      done.add(new Done(step.name(), result, Duration.ofNanos(System.nanoTime() - started).toMillis()));
      if (result.verdict() == Verdict.FAILED && failed.isEmpty()) {
        failed = step.name();
      }
    }
    return new Report(integration, check.name(), check.title(), worst(done), List.copyOf(done));
  }

  private static StepResult skipped(String failed) {
    return new StepResult(Verdict.SKIPPED, "nothing", "not run", "it depends on \"%s\", which failed".formatted(failed), "");
  }

  /** A step that hangs is abandoned, not waited for (ENGINE C3). */
  private static StepResult result(CheckStep step, Duration longest) {
    var result = new CompletableFuture<StepResult>();
    var thread =
        Thread.ofVirtual()
            .name("check-" + step.name())
            .start(
                () -> {
                  try {
                    result.complete(step.run());
                  } catch (Exception failed) {
                    result.completeExceptionally(failed);
                  }
                });
    try {
      return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      return StepResult.failed(step.name(), said(failed.getCause()), "this step could not be carried out", "see what was seen");
    } catch (TimeoutException hangs) {
      thread.interrupt();
      return StepResult.failed(
          step.name(), "no end within %d s".formatted(longest.toSeconds()), "the other side hangs, or something between drops packets", "check address, port and firewall");
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return StepResult.failed(step.name(), "interrupted", "the check was called off", "run it again");
    }
  }

  private static String said(Throwable failed) {
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }

  private static Verdict worst(List<Done> done) {
    if (done.stream().anyMatch(one -> one.result().verdict() == Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    return done.stream().anyMatch(one -> one.result().verdict() == Verdict.WARNED) ? Verdict.WARNED : Verdict.PASSED;
  }
}
