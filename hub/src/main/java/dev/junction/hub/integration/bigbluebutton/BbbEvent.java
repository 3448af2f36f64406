package dev.junction.hub.integration.bigbluebutton;

import dev.junction.hub.spi.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of bbb-webhooks in the form that everything behind it reads: the guide's field names on top, the original under {@code bbb}.
 * It comes in three forms (docs/protocols/webhooks.md W21, W25): mapped ({@code data}), a Redis message ({@code core}), or a message of the
 * recording processor ({@code header} and {@code payload}); the latter two when the hook was registered with {@code getRaw}.
 *
 * @param wireName   bbb-webhooks' own name, such as {@code user-joined}; empty when there is none
 * @param meeting    external id of the meeting, else the internal one
 * @param occurredAt when BigBlueButton says it happened
 * @param data       the normal form
 */
record BbbEvent(String wireName, Optional<String> meeting, Optional<Instant> occurredAt, String data) {
  /** What is smaller is seconds: as milliseconds it would lie before 1973. */
  private static final long SMALLEST_MILLIS = 100_000_000_000L;
  private static final long LARGEST_MILLIS = 100_000_000_000_000L;

  /** @param original secrets already hidden */
  static BbbEvent of(JsonNode original) {
    if (original.path("data").isObject()) {
      return mapped(original);
    }
    return original.path("core").isObject() ? message(original) : processing(original);
  }

  private static BbbEvent mapped(JsonNode original) {
    var attributes = original.path("data").path("attributes");
    var meeting = attributes.path("meeting");
    var sender = attributes.path("chat-message").path("sender");
    var user = attributes.has("user") ? attributes.path("user") : sender;
    return new Form(text(original.path("data").path("id")))
        .put("meeting_id", meeting.path("external-meeting-id"))
        .put("internal_meeting_id", meeting.path("internal-meeting-id"))
        .put("meeting_name", meeting.path("name"), attributes.path("recording").path("name"))
        .put("user_id", user.path("external-user-id"))
        .put("internal_user_id", user.path("internal-user-id"))
        .put("name", user.path("name"))
        .put("role", user.path("role"))
        .put("record_id", attributes.path("record-id"))
        .put("recording_url", attributes.path("recording").path("playback").path("link"))
        .event(original, original.path("data").path("event").path("ts"));
  }

  private static BbbEvent message(JsonNode original) {
    var header = original.path("core").path("header");
    var body = original.path("core").path("body");
    var created = body.path("props").path("meetingProp");
    var sender = body.path("msg").path("sender");
    // A recording has the internal id of its meeting.
    return new Form(messageName(text(header.path("name")), body))
        .put("meeting_id", created.path("extId"))
        .put("internal_meeting_id",
            header.path("meetingId"), body.path("meetingId"), created.path("intId"), body.path("recordId"))
        .put("meeting_name", created.path("name"))
        .put("user_id", body.path("extId"))
        .put("internal_user_id", body.path("intId"), body.path("userId"), body.path("presenterId"), sender.path("id"))
        .put("name", body.path("name"), body.path("presenterName"), sender.path("name"))
        .put("role", body.path("role"), sender.path("role"))
        .put("record_id", body.path("recordId"))
        .event(original, original.path("envelope").path("timestamp"));
  }

  private static BbbEvent processing(JsonNode original) {
    var payload = original.path("payload");
    var step = text(original.path("header").path("name"));
    return new Form(step.isEmpty() ? "" : "rap-" + step.replace('_', '-'))
        .put("meeting_id", payload.path("external_meeting_id"))
        .put("internal_meeting_id", payload.path("meeting_id"))
        .put("record_id", payload.path("record_id"))
        .put("recording_url", payload.path("playback").path("link"))
        .event(original, original.path("header").path("current_time"));
  }

  /** Two messages stand for two events each. */
  private static String messageName(String message, JsonNode body) {
    return switch (message) {
      case "RecordingStatusChangedEvtMsg" ->
          body.path("recording").asBoolean(false) ? "meeting-recording-started" : "meeting-recording-stopped";
      case "UserMutedVoiceEvtMsg" -> body.path("muted").asBoolean(false) ? "user-audio-muted" : "user-audio-unmuted";
      default -> BigBlueButtonEvents.ofMessage(message);
    };
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.isIntegralNumber() ? node.asString() : "";
  }

  /**
   * bbb-webhooks counts in milliseconds, the recording processor in seconds. The event's name does not tell which: {@code rap-published}
   * was recorded in seconds from the processor and in milliseconds from bbb-web.
   */
  static Optional<Instant> time(long ts) {
    if (ts <= 0 || ts >= LARGEST_MILLIS) {
      return Optional.empty();
    }
    return Optional.of(ts < SMALLEST_MILLIS ? Instant.ofEpochSecond(ts) : Instant.ofEpochMilli(ts));
  }

  /** The normal form while it is put together. */
  private static final class Form {
    private final ObjectNode fields = StrictJson.MAPPER.createObjectNode();
    private final String wireName;

    Form(String wireName) {
      this.wireName = wireName;
      if (!wireName.isEmpty()) {
        fields.put("event", wireName);
      }
    }

    /** The first of these that says something. */
    Form put(String name, JsonNode... candidates) {
      for (var candidate : candidates) {
        var text = text(candidate);
        if (!text.isEmpty()) {
          fields.put(name, text);
          break;
        }
      }
      return this;
    }

    /** An escaped half of a surrogate pair is legal JSON, but once unescaped no database takes it. */
    private static String wellFormed(String json) {
      return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    BbbEvent event(JsonNode original, JsonNode ts) {
      fields.set("bbb", original);
      var meeting = Optional.ofNullable(fields.get("meeting_id"))
          .or(() -> Optional.ofNullable(fields.get("internal_meeting_id")))
          .map(JsonNode::stringValue);
      var occurredAt = ts.isIntegralNumber() && ts.canConvertToLong() ? time(ts.longValue()) : Optional.<Instant>empty();
      return new BbbEvent(wireName, meeting, occurredAt, wellFormed(StrictJson.MAPPER.writeValueAsString(fields)));
    }
  }
}
