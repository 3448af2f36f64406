package dev.junction.hub.delivery;

import dev.junction.hub.spi.Event;
import java.util.List;

/**
 * Which events a destination gets. Each list holds exact names or prefixes with a star; an empty list takes all.
 *
 * @param id          UUIDv7
 * @param name        unique, for people
 * @param destination id of the destination
 */
public record Subscription(
    String id,
    String name,
    String destination,
    List<String> types,
    List<String> sources,
    List<String> sites,
    List<String> subjects,
    boolean enabled) {

  /** Whether the event is owed to the destination. A test delivery goes only where it was sent. */
  public boolean wants(Event event) {
    return enabled
        && !event.type().equals(DeliveryEvents.TEST)
        && matches(types, event.type())
        && matches(sources, event.source())
        && matches(sites, event.site())
        && (subjects.isEmpty() || event.subject().filter(subject -> matches(subjects, subject)).isPresent());
  }

  private static boolean matches(List<String> patterns, String value) {
    if (patterns.isEmpty()) {
      return true;
    }
    for (var pattern : patterns) {
      if (pattern.endsWith("*") ? value.startsWith(pattern.substring(0, pattern.length() - 1)) : value.equals(pattern)) {
        return true;
      }
    }
    return false;
  }
}
