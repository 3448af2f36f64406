package dev.junction.hub.cli.demo;

/** One step of the tour: does something, and checks what comes of it. */
interface Step {
  /** What holds when the step has held, in a few words. */
  String title();

  /** @throws StepFailed when something isn't as it should be */
  void take(Stage stage, Teller teller);
}
