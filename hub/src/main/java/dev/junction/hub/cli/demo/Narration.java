package dev.junction.hub.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/** Tells the tour to a person at a terminal, in lines that fit it. */
public final class Narration implements Teller {
  private static final int WIDTH = 80;
  private static final String INDENT = "   ";
  private static final String PROGRAM = "./junction ";

  private final PrintWriter out;
  private final Style style;

  public Narration(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void opening(Stage stage) {
    out.println();
    out.println(style.bold("Junction: a tour of a running hub"));
    out.println();
    paragraph("", "A hub has just started on this machine. A second process, the sandbox, plays the systems around it: a Moodle, a "
        + "BigBlueButton, an Odoo, a mail server and others. Nothing leaves this machine.");
    out.println();
    out.println("  hub      " + stage.url());
    out.println("  folder   " + stage.folder().path());
    out.println("  log      " + stage.folder().log());
    out.println();
    paragraph("", "Each step names a command that shows or does the same. To try them meanwhile, open another terminal here and type first:");
    out.println();
    out.println("  " + style.command("export JUNCTION_CONFIG=" + stage.folder().settings()));
    out.flush();
  }

  @Override
  public void begins(int number, String title) {
    out.println();
    out.println(style.bold("%d  %s".formatted(number, title)));
    out.flush();
  }

  @Override
  public void says(String sentence) {
    paragraph(INDENT, sentence);
  }

  @Override
  public void shows(List<String> lines) {
    lines.forEach(line -> out.println(INDENT + "  " + line));
    out.flush();
  }

  @Override
  public void command(String arguments) {
    out.println(INDENT + style.command("$ " + PROGRAM + arguments));
    out.flush();
  }

  @Override
  public void held(int number, String title, long millis) {
    out.println(INDENT + style.good("ok") + style.faint("  %.1f s".formatted(millis / 1000.0)));
    out.flush();
  }

  @Override
  public void failed(int number, String title, String why) {
    paragraph(INDENT, style.bad("FAILED") + "  " + why);
  }

  @Override
  public void skipped(int number, String title) {
    out.println(style.faint("%d  %s (skipped)".formatted(number, title)));
  }

  @Override
  public void closing(Stage stage, boolean allHeld, long millis) {
    out.println();
    if (!allHeld) {
      paragraph("", "A step failed, so the tour ends here. The hub's log and data are kept in %s; please report this with the log."
          .formatted(stage.folder().path()));
      return;
    }
    out.println(style.bold("That was the tour, in %.0f s.".formatted(millis / 1000.0)));
    out.println();
    out.flush();
  }

  /** After the tour, while the hub goes on. */
  public void lookAround(Stage stage) {
    paragraph("", "The hub keeps running, and an event arrives every few seconds. Look around, in another terminal:");
    out.println();
    out.println("  " + style.command("export JUNCTION_CONFIG=" + stage.folder().settings()));
    lookAt("events list", "the newest first; also --type user.*");
    lookAt("events list --text algebra", "search in what they say");
    lookAt("events show ID", "its deliveries, every attempt");
    lookAt("destinations list", "where events go");
    lookAt("destinations test archive", "does it work now?");
    lookAt("dead list", "what was given up");
    lookAt("config show", "the settings of this hub");
    out.println();
    out.println(style.bold("Ctrl-C ends everything."));
    out.flush();
  }

  private void lookAt(String arguments, String meaning) {
    out.println("  " + style.command("%-38s".formatted(PROGRAM + arguments)) + style.faint(meaning));
  }

  private void paragraph(String indent, String text) {
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
        out.println(indent + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    out.println(indent + line);
    out.flush();
  }
}
