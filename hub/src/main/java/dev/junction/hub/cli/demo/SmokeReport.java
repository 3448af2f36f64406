package dev.junction.hub.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/** One line per step, for programs and for the impatient. */
public final class SmokeReport implements Teller {
  private final PrintWriter out;

  public SmokeReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void opening(Stage stage) {}

  @Override
  public void begins(int number, String title) {}

  @Override
  public void says(String sentence) {}

  @Override
  public void shows(List<String> lines) {}

  @Override
  public void command(String arguments) {}

  @Override
  public void held(int number, String title, long millis) {
    out.printf("ok (%d ms) %s%n", millis, title);
  }

  @Override
  public void failed(int number, String title, String why) {
    out.printf("FAILED %s: %s%n", title, why);
  }

  @Override
  public void skipped(int number, String title) {
    out.printf("skipped %s%n", title);
  }

  @Override
  public void closing(Stage stage, boolean allHeld, long millis) {
    if (allHeld) {
      out.printf("All steps held, in %.1f s.%n", millis / 1000.0);
    } else {
      out.printf("A step failed. What the hub logged, and its data: %s%n", stage.folder().path());
    }
  }
}
