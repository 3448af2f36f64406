package dev.junction.hub.cli.demo;

import java.util.List;

/** The steps in their order. After one that fails, the rest would only repeat that something is wrong, and is skipped. */
public final class Tour {
  private static final List<Step> STEPS = List.of(
      new SetUp(), new Arrival(), new Forgery(), new Repetition(), new Arrived(), new Recovery(), new GivenUp(), new Resent(), new OdooRefusal());

  private Tour() {}

  /**
   * Takes all steps; whether all held.
   *
   * @throws DemoFailed when somebody stopped it meanwhile
   */
  public static boolean lead(Stage stage, Teller teller) {
    var started = System.nanoTime();
    teller.opening(stage);
    var failed = false;
    for (int i = 0; i < STEPS.size(); i++) {
      if (failed) {
        teller.skipped(i + 1, STEPS.get(i).title());
      } else {
        failed = !holds(i + 1, STEPS.get(i), stage, teller);
      }
    }
    teller.closing(stage, !failed, millisSince(started));
    return !failed;
  }

  private static boolean holds(int number, Step step, Stage stage, Teller teller) {
    var started = System.nanoTime();
    teller.begins(number, step.title());
    try {
      step.take(stage, teller);
      teller.held(number, step.title(), millisSince(started));
      return true;
    } catch (StepFailed failure) {
      if (stage.closed()) {
        throw new DemoFailed("Stopped.", failure);
      }
      teller.failed(number, step.title(), failure.getMessage());
      return false;
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
