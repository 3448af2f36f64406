package dev.junction.hub.cli.demo;

import java.util.List;

/** Tells the tour. */
public interface Teller {
  /** Before the first step: what was put up, and where. */
  void opening(Stage stage);

  /** A step begins. */
  void begins(int number, String title);

  /** A sentence of the story. */
  void says(String sentence);

  /** Lines that belong to the last sentence, as they are. */
  void shows(List<String> lines);

  /** How a person does or sees the same: arguments of {@code junction}. */
  void command(String arguments);

  /** The step held. */
  void held(int number, String title, long millis);

  /** The step did not hold. */
  void failed(int number, String title, String why);

  /** The step wasn't taken, because one before it failed. */
  void skipped(int number, String title);

  /** After the last step that was taken. */
  void closing(Stage stage, boolean allHeld, long millis);
}
