package dev.junction.hub.spi;

/** One step of a {@link Check}. */
public interface CheckStep {
  /** What this step does, as a short phrase: {@code connect to smtp.example.org:587}. */
  String name();

  /** Does it. An exception is shown as a failure with its message, so throw only what explains itself. */
  StepResult run() throws Exception;

  /** Whether this step is run although an earlier one failed. */
  default boolean independent() {
    return false;
  }

  /** A step from a name and an action. */
  static CheckStep of(String name, Action action) {
    return new CheckStep() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StepResult run() throws Exception {
        return action.run();
      }
    };
  }

  /** The doing of a step. */
  @FunctionalInterface
  interface Action {
    StepResult run() throws Exception;
  }
}
