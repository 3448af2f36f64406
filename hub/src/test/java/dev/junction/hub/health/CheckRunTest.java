package dev.junction.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.CheckStep;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.spi.StepResult.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** ENGINE C1 and C3. */
class CheckRunTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final List<String> ran = new ArrayList<>();

  private CheckStep step(String name, StepResult result) {
    return CheckStep.of(name, () -> {
      ran.add(name);
      return result;
    });
  }

  private static CheckStep independent(CheckStep step) {
    return new CheckStep() {
      @Override
      public String name() {
        return step.name();
      }

      @Override
      public boolean independent() {
        return true;
      }

      @Override
      public StepResult run() throws Exception {
        return step.run();
      }
    };
  }

  private static StepResult passed() {
    return StepResult.passed("did", "saw");
  }

  private static StepResult failed() {
    return StepResult.failed("did", "saw", "means", "fix");
  }

  private static StepResult warned() {
    return StepResult.warned("did", "saw", "means", "fix");
  }

  private static CheckRun.Report run(Duration longest, CheckStep... steps) {
    return CheckRun.run("ldap", new Check("search", "People are found", List.of(steps)), longest);
  }

  private static List<Verdict> verdicts(CheckRun.Report report) {
    return report.steps().stream().map(done -> done.result().verdict()).toList();
  }

  @Test
  void stepsRunInOrderAndTheWorstVerdictCounts() {
    var report = run(LONG, step("one", passed()), step("two", warned()), step("three", passed()));

    assertThat(ran).containsExactly("one", "two", "three");
    assertThat(verdicts(report)).containsExactly(Verdict.PASSED, Verdict.WARNED, Verdict.PASSED);
    assertThat(report).returns(Verdict.WARNED, CheckRun.Report::verdict).returns("ldap", CheckRun.Report::integration).returns("search", CheckRun.Report::check);
    assertThat(run(LONG, step("one", passed())).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void afterAFailedStepOnlyTheIndependentOnesRun() {
    var report = run(LONG, step("connect", failed()), step("search", passed()), independent(step("clock", passed())), step("read", passed()));

    assertThat(ran).containsExactly("connect", "clock");
    assertThat(verdicts(report)).containsExactly(Verdict.FAILED, Verdict.SKIPPED, Verdict.PASSED, Verdict.SKIPPED);
    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.steps().get(3).result().means()).contains("\"connect\", which failed");
  }

  @Test
  void aStepThatThrowsHasFailedAndSaysWhy() {
    var report = run(LONG, CheckStep.of("connect", () -> {
      throw new IOException("connection refused");
    }), CheckStep.of("never", CheckRunTest::passed));

    assertThat(verdicts(report)).containsExactly(Verdict.FAILED, Verdict.SKIPPED);
    assertThat(report.steps().getFirst().result().saw()).isEqualTo("connection refused");
  }

  @Test
  void aStepThatHangsIsAbandonedAndInterrupted() throws Exception {
    var interrupted = new CompletableFuture<Boolean>();
    var report = run(Duration.ofMillis(50), CheckStep.of("hang", () -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException calledOff) {
        interrupted.complete(true);
      }
      return passed();
    }));

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.steps().getFirst().result().saw()).startsWith("no end within");
    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
  }
}
