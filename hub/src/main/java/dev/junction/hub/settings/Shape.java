package dev.junction.hub.settings;

import dev.junction.hub.spi.GuideName;
import dev.junction.hub.spi.Limits;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** What the settings under one key look like. */
sealed interface Shape {
  /** Key, with {@code NAME} for what the administrator names. */
  String key();

  /**
   * A record.
   *
   * @param fields one per component, in their order
   */
  record Block(String key, Class<? extends Record> type, List<Field> fields) implements Shape {}

  /**
   * A component of a record.
   *
   * @param name      in kebab-case
   * @param optional  whether it is wrapped in {@link Optional}
   * @param component where it is declared
   */
  record Field(String name, Shape shape, boolean optional, RecordComponent component) {}

  /** Blocks or values under names that the administrator chooses. */
  record Named(String key, Shape element) implements Shape {}

  /**
   * A value, or a list of values.
   *
   * @param optional  whether it may be absent without a fallback
   * @param fallback  texts that hold when none is given; empty for none
   * @param component where it is declared, with its annotations; for the elements of a map, the map's
   */
  record Leaf(
      String key, Kind kind, boolean many, boolean optional, Limits limits, List<String> fallback, RecordComponent component)
      implements Shape {

    /** What a value looks like, limits included: {@code a whole number from 1 to 65535}. */
    String expected() {
      var one = kind.expected();
      if (limits != null) {
        one += limits.min().isEmpty() ? "" : limits.max().isEmpty() ? " of at least " + limits.min() : " from " + limits.min();
        one += limits.max().isEmpty() ? "" : limits.min().isEmpty() ? " of at most " + limits.max() : " to " + limits.max();
      }
      return many ? "a list, each " + one : one;
    }

    List<GuideName> guideNames() {
      return List.of(component.getAnnotationsByType(GuideName.class));
    }

    /** The key itself, when this is where the block of this name is filled. */
    String keyIn(String block) {
      return block.isEmpty() ? key : key.replaceFirst("(?<=^|\\.)" + Schema.NAME + "(?=\\.|$)", block);
    }
  }
}
