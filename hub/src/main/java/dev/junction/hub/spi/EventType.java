package dev.junction.hub.spi;

import java.util.List;

/**
 * A kind of event that an integration knows.
 *
 * @param name      Junction's name: lower case, dots, {@code user.enrolled}
 * @param meaning   one sentence for an administrator
 * @param wireNames names that other systems give it, the first one per field being the name Junction writes
 */
public record EventType(String name, String meaning, List<WireName> wireNames) {

  /**
   * A name on the wire.
   *
   * @param field the JSON field that carries it, {@code event} or {@code event_type}
   * @param name  its value, such as {@code course_enrolled}
   */
  public record WireName(String field, String name) {}

  /** A type whose name on the wire is the same in either field. */
  public static EventType of(String name, String meaning, String... wireNames) {
    return new EventType(
        name,
        meaning,
        java.util.Arrays.stream(wireNames)
            .flatMap(wire -> java.util.stream.Stream.of(new WireName("event", wire), new WireName("event_type", wire)))
            .toList());
  }
}
