package dev.junction.hub.settings;

import java.util.List;

/**
 * A value as somebody gave it, before it is understood.
 *
 * @param key     with the names that the administrator chose
 * @param texts   the value, or the elements of a list
 * @param many    whether it was written as a list
 * @param literal whether <code>${...}</code> in it means just that
 * @param origin  {@code junction.yml:12} or {@code environment variable X}
 */
record Given(String key, List<String> texts, boolean many, boolean literal, String origin) {
  @Override
  public String toString() {
    return key + " at " + origin; // the value may be a secret
  }
}
