package dev.junction.hub.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events for tests. */
public final class SampleEvents {
  public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  public static final EventTypes TYPES =
      new EventTypes(
          List.of(
              new EventType(
                  "user.enrolled",
                  "Somebody was enrolled in a course.",
                  List.of(
                      new EventType.WireName("event", "course_enrolled"), new EventType.WireName("event_type", "user_enrolled")))));

  private SampleEvents() {}

  public static Event enrolled() {
    return event("user.enrolled", "{\"event\":\"course_enrolled\",\"user_id\":42,\"course_id\":7,\"note\":\"Zoë 学生\"}");
  }

  public static Event event(String type, String data) {
    return new Event(
        1,
        "0197a1b2-0000-7000-8000-000000000001",
        type,
        "crm",
        "main",
        Optional.of("user/42"),
        Instant.parse("2026-11-25T09:59:58.250Z"),
        Instant.parse("2026-11-25T09:59:59Z"),
        data);
  }
}
