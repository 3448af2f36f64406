package dev.junction.hub.spi;

import dev.junction.hub.spi.EventType.WireName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The event types of all integrations, by either name. */
public final class EventTypes {
  private static final String UNKNOWN = "unknown.";
  private static final int UNKNOWN_NAME_LENGTH = 64;
  private final Map<String, EventType> byName = new LinkedHashMap<>();
  private final Map<String, String> byWireName = new HashMap<>();

  /** @throws IllegalStateException when two types claim one name */
  public EventTypes(Collection<EventType> types) {
    for (var type : types) {
      if (byName.putIfAbsent(type.name(), type) != null) {
        throw new IllegalStateException("event type " + type.name() + " is declared twice");
      }
      for (var wire : type.wireNames()) {
        var earlier = byWireName.putIfAbsent(wire.name(), type.name());
        if (earlier != null && !earlier.equals(type.name())) {
          throw new IllegalStateException(
              "wire name %s is claimed by event types %s and %s".formatted(wire.name(), earlier, type.name()));
        }
      }
    }
  }

  /**
   * Junction's name for what another system calls {@code wireName}, which may be Junction's name itself. When nobody knows it,
   * {@code unknown.NAME}: at most 64 characters of it, and {@code _} for all but ASCII letters, digits and {@code . _ : -}.
   */
  public String named(String wireName) {
    var known = byWireName.get(wireName);
    if (known != null) {
      return known;
    }
    return comesFromOutside(wireName) ? wireName : UNKNOWN + (wireName.isBlank() ? "unnamed" : tame(wireName));
  }

  /** A type without a name on the wire is the hub's own word (a dead letter, a disabled destination); no sender may say it. */
  private boolean comesFromOutside(String type) {
    return knows(type) && !byName.get(type).wireNames().isEmpty();
  }

  private static String tame(String name) {
    var tame = new StringBuilder();
    for (int i = 0; i < name.length() && i < UNKNOWN_NAME_LENGTH; i++) {
      char c = name.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._:-".indexOf(c) >= 0;
      tame.append(plain ? c : '_');
    }
    return tame.toString();
  }

  /** Whether an integration declared this type. */
  public boolean knows(String type) {
    return byName.containsKey(type);
  }

  /** What to write into {@code field} ({@code event} or {@code event_type}) for this type; Junction's own name when it has none there. */
  public String wireName(String type, String field) {
    return Optional.ofNullable(byName.get(type))
        .flatMap(known -> known.wireNames().stream().filter(wire -> wire.field().equals(field)).map(WireName::name).findFirst())
        .orElseGet(() -> type.startsWith(UNKNOWN) ? type.substring(UNKNOWN.length()) : type);
  }

  public List<EventType> all() {
    return List.copyOf(byName.values());
  }
}
