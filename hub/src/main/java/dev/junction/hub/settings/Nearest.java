package dev.junction.hub.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest of these names, unless all are too far away to be meant. */
  static Optional<String> to(String given, Collection<String> names) {
    var uniform = Names.uniform(given);
    return names.stream()
        .min(Comparator.<String>comparingInt(name -> distance(uniform, Names.uniform(name))).thenComparing(name -> name))
        .filter(name -> distance(uniform, Names.uniform(name)) <= Math.max(1, Math.min(uniform.length(), name.length()) / 3));
  }

  /** {@code did you mean X?}, or nothing. */
  static String hint(String given, Collection<String> names) {
    return to(given, names).map(name -> "did you mean " + name + "?").orElse("");
  }

  /** Edits (insert, delete, replace, swap two neighbours) between two texts. */
  static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, String b, int i, int j) {
    var replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    var best = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
