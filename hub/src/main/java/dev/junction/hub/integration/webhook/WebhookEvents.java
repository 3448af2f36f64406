package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.EventType.WireName;
import java.util.List;

/** What the guide's webhooks tell about Moodle, by the names that its handlers know. */
final class WebhookEvents {
  static final List<EventType> ALL = List.of(
      EventType.of("user.created", "An account was created in Moodle.", "user_created"),
      new EventType("user.enrolled", "A user was enrolled in a course.",
          List.of(new WireName("event", "course_enrolled"), new WireName("event_type", "user_enrolled"))),
      EventType.of("grade.updated", "A grade of a user was set or changed.", "grade_updated"),
      EventType.of("course.completed", "A user completed a course.", "course_completed"));

  private WebhookEvents() {}
}
