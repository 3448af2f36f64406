package dev.junction.hub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in columns that line up. */
final class Table {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines; the last column is as long as it is. */
  String text() {
    var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> column == row.size() - 1 ? row.get(column) : pad(row.get(column), widths[column]))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
