package dev.junction.hub.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The tables of docs/guide.md. */
record GuideMap(List<Row> rows) {
  private static final Set<String> KINDS = Set.of("setting", "variable", "endpoint", "event", "field", "function", "step");
  private static final String HEADER = "| Guide item | Kind | Here | What answers it |";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * A row.
   *
   * @param line   where it stands
   * @param item   what the guide names, as written in the cell
   * @param kind   one of the kinds that the page explains
   * @param here   references, {@code later} or {@code replaced}
   * @param answer the last column
   */
  record Row(int line, String item, String kind, List<String> here, String answer) {

    /** What is wrong with this row, given what exists; empty when it is right. */
    List<String> problems(Predicate<String> exists) {
      var problems = new ArrayList<String>();
      if (CODE.matcher(item).results().findAny().isEmpty()) {
        problems.add("names nothing in backticks");
      }
      if (!KINDS.contains(kind)) {
        problems.add("has kind \"%s\", expected one of %s".formatted(kind, KINDS));
      }
      if (here.isEmpty()) {
        problems.add("says nothing under Here");
      }
      if (answer.isBlank()) {
        problems.add("doesn't say what answers it");
      }
      for (var reference : here) {
        if (reference.equals("later") || reference.equals("replaced")) {
          if (here.size() > 1) {
            problems.add("is %s and yet answered".formatted(reference));
          }
        } else if (!exists.test(reference)) {
          problems.add("names %s, which doesn't exist".formatted(reference));
        }
      }
      return problems.stream().map(problem -> "docs/guide.md:%d %s %s".formatted(line, item, problem)).toList();
    }
  }

  /** @throws IllegalArgumentException when a row has other columns than it should */
  static GuideMap read(String page) {
    var rows = new ArrayList<Row>();
    var inTable = false;
    var number = 0;
    for (var line : page.lines().toList()) {
      number++;
      inTable = line.equals(HEADER) || inTable && line.startsWith("|");
      if (inTable && !line.equals(HEADER) && !line.startsWith("|---")) {
        rows.add(row(number, line));
      }
    }
    return new GuideMap(List.copyOf(rows));
  }

  private static Row row(int number, String line) {
    var cells = line.replaceAll("^\\| | \\|$", "").split(" \\| ", -1);
    if (cells.length != 4) {
      throw new IllegalArgumentException("docs/guide.md:%d expected 4 columns, got %d: %s".formatted(number, cells.length, line));
    }
    return new Row(number, cells[0], cells[1], code(cells[2]), cells[3]);
  }

  /** Whether a row has this name of the guide, as a word of its own. */
  boolean has(String name) {
    var word = Pattern.compile((Character.isLetter(name.charAt(0)) ? "(?<!\\w)" : "") + Pattern.quote(name) + "(?!\\w)");
    return rows.stream().flatMap(row -> code(row.item()).stream()).anyMatch(item -> word.matcher(item).find());
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }
}
