package dev.junction.webhooks;

import java.util.Comparator;
import java.util.List;

/** Turns an unknown name into an error that lists the known ones, the nearest first. */
final class NearestName {

  private NearestName() {}

  static IllegalArgumentException unknown(String kind, String got, List<String> known) {
    if (got == null || got.isBlank()) {
      return new IllegalArgumentException("choosing a " + kind + ": expected one of " + String.join(", ", known) + ", got nothing");
    }
    var nearest = known.stream().min(Comparator.comparingInt(name -> distance(got, name))).orElseThrow();
    return new IllegalArgumentException("choosing a " + kind + ": expected one of " + String.join(", ", known)
        + ", got '" + got + "'; did you mean '" + nearest + "'?");
  }

  /** How many characters must be added, dropped or replaced to make one name of the other (Levenshtein). */
  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
