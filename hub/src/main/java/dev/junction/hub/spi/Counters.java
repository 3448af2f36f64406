package dev.junction.hub.spi;

/** Counts what happened, for {@code /metrics}. Safe for many threads. */
@FunctionalInterface
public interface Counters {
  /**
   * Adds one.
   *
   * @param name dotted, below {@code junction.}: {@code junction.hooks.refused}
   * @param tags name and value in turn; values must come from a small set, never from what a stranger sent
   */
  void add(String name, String... tags);
}
