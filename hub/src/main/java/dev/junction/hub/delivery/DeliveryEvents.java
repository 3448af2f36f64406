package dev.junction.hub.delivery;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Events about deliveries themselves (ENGINE L11). */
public final class DeliveryEvents {
  static final String DEAD = "delivery.dead";
  static final String DISABLED = "destination.disabled";
  static final String ENABLED = "destination.enabled";
  static final String TEST = "delivery.test";

  /** The hub's own name as a source. */
  public static final String SOURCE = "junction";

  private static final String EVERY_SITE = "main";
  private static final JsonMapper JSON = JsonMapper.shared();

  private DeliveryEvents() {}

  public static List<EventType> types() {
    return List.of(
        EventType.of(DEAD, "A delivery was given up; it waits among the dead letters for a person."),
        EventType.of(DISABLED, "A destination gets nothing any more until a test delivery succeeds."),
        EventType.of(ENABLED, "A destination gets deliveries again."),
        EventType.of(TEST, "Sent by a person to see whether a destination works."));
  }

  static EventDraft dead(DeliveryQueue.Leased delivery, String destinationName, String reason, Instant now) {
    return draft(
        DEAD,
        delivery.event().site(),
        "delivery/" + delivery.id(),
        now,
        Map.of(
            "delivery", delivery.id(),
            "event", delivery.event().id(),
            "event_type", delivery.event().type(),
            "destination", destinationName,
            "attempts", delivery.attempt(),
            "reason", reason));
  }

  static EventDraft disabled(String destinationName, String reason, Instant now) {
    return draft(DISABLED, EVERY_SITE, "destination/" + destinationName, now, Map.of("destination", destinationName, "reason", reason));
  }

  static EventDraft enabled(String destinationName, Instant now) {
    return draft(ENABLED, EVERY_SITE, "destination/" + destinationName, now, Map.of("destination", destinationName));
  }

  static EventDraft test(String destinationName, Instant now) {
    return draft(
        TEST,
        EVERY_SITE,
        "destination/" + destinationName,
        now,
        Map.of("destination", destinationName, "message", "A test from Junction. Nothing happened; nothing is to be done."));
  }

  private static EventDraft draft(String type, String site, String subject, Instant now, Map<String, Object> fields) {
    var data = new LinkedHashMap<String, Object>();
    data.put("event", type);
    fields.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(field -> data.put(field.getKey(), field.getValue()));
    return EventDraft.of(type, SOURCE, site, now, JSON.writeValueAsString(data)).about(subject);
  }
}
