package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/benchmarks.md: a part per benchmark between two comments, replaced when it is measured anew. */
final class Page {
  private static final String PREFACE =
      """
      # Benchmarks

      Written by `bench/run NAME --record`; how it measures: [bench/README.md](../bench/README.md). Rates depend on the machine and on what
      else it did; ratios were taken in turns within one run.

      """;

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  void put(Section section, String where) throws IOException {
    var old = Files.exists(file) ? Files.readString(file) : PREFACE;
    Files.writeString(file, replaced(old, section, where));
  }

  /** The page with this section in its place, or at the end when it had none. */
  static String replaced(String page, Section section, String where) {
    var start = "<!-- begin %s -->\n".formatted(section.name());
    var end = "<!-- end %s -->\n".formatted(section.name());
    var part = start + section.markdown() + where + "\n" + end;
    var from = page.indexOf(start);
    var to = page.indexOf(end);
    if (from < 0 || to < from) {
      return page + part + "\n";
    }
    return page.substring(0, from) + part + page.substring(to + end.length());
  }
}
