package dev.junction.hub.cli.demo;

/** A step of the tour did not go as it should. The message says what was expected and what was seen instead. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailed(String expected, String got) {
    super("expected %s, got %s".formatted(expected, got));
  }

  StepFailed(String expected, String got, Throwable cause) {
    super("expected %s, got %s".formatted(expected, got), cause);
  }

  /** Goes on only when what was seen is what was expected. */
  static void unless(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new StepFailed(expected, String.valueOf(got));
    }
  }
}
