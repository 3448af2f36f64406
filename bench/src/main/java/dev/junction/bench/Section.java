package dev.junction.bench;

import java.util.ArrayList;
import java.util.List;

/** One part of docs/benchmarks.md: what was asked, what came out. */
final class Section {
  private final String name;
  private final StringBuilder text = new StringBuilder();

  /** @param name of the benchmark; @param question the heading */
  Section(String name, String question) {
    this.name = name;
    text.append("## ").append(question).append("\n\n");
  }

  String name() {
    return name;
  }

  Section say(String sentence) {
    text.append(sentence).append("\n\n");
    return this;
  }

  Section table(List<String> head, List<List<String>> rows) {
    line(head);
    line(head.stream().map(column -> "---").toList());
    rows.forEach(this::line);
    text.append('\n');
    return this;
  }

  private void line(List<String> cells) {
    var safe = new ArrayList<String>();
    cells.forEach(cell -> safe.add(cell.replace("|", "\\|")));
    text.append("| ").append(String.join(" | ", safe)).append(" |\n");
  }

  String markdown() {
    return text.toString();
  }
}
