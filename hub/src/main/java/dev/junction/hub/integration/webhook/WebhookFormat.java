package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.CloudEvent;
import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.GuidePayload;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the body of an outgoing webhook looks like. */
enum WebhookFormat {
  /** {@link CloudEvent}. */
  CLOUDEVENTS("cloudevents", CloudEvent.MEDIA_TYPE) {
    @Override
    byte[] body(Event event, EventTypes types) {
      var body = new ByteArrayOutputStream(512 + event.data().length());
      CloudEvent.write(event, body);
      return body.toByteArray();
    }
  },

  /** {@link GuidePayload} with {@code event}. */
  GUIDE("guide", "application/json") {
    @Override
    byte[] body(Event event, EventTypes types) {
      return GuidePayload.write(event, types, "event");
    }
  },

  /** {@link GuidePayload} with {@code event_type}. */
  GUIDE_EVENT_TYPE("guide-event-type", "application/json") {
    @Override
    byte[] body(Event event, EventTypes types) {
      return GuidePayload.write(event, types, "event_type");
    }
  },

  /** The event's data alone, as it is. */
  DATA("data", "application/json") {
    @Override
    byte[] body(Event event, EventTypes types) {
      return event.data().getBytes(StandardCharsets.UTF_8);
    }
  },

  /**
   * The form of bbb-webhooks (docs/protocols/webhooks.md W21): {@code domain}, {@code event} (a JSON array of one) and
   * {@code timestamp}, the same in every attempt. What came from bbb-webhooks leaves as it was; the rest is put into the same shape.
   */
  BBB_WEBHOOKS("bbb-webhooks", "application/x-www-form-urlencoded;charset=UTF-8") {
    @Override
    byte[] body(Event event, EventTypes types) {
      var form =
          "domain=%s&event=%s&timestamp=%d"
              .formatted(encoded(event.source()), encoded("[" + shaped(event, types) + "]"), event.occurredAt().toEpochMilli());
      return form.getBytes(StandardCharsets.US_ASCII);
    }
  };

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final String wireName;
  private final String mediaType;

  WebhookFormat(String wireName, String mediaType) {
    this.wireName = wireName;
    this.mediaType = mediaType;
  }

  abstract byte[] body(Event event, EventTypes types);

  String mediaType() {
    return mediaType;
  }

  /** The names that the setting takes; {@link #BBB_WEBHOOKS} follows from the scheme. */
  static List<String> names() {
    return Arrays.stream(values()).filter(format -> format != BBB_WEBHOOKS).map(format -> format.wireName).toList();
  }

  /** @throws IllegalArgumentException when there is none of that name */
  static WebhookFormat of(String wireName) {
    return Arrays.stream(values())
        .filter(format -> format != BBB_WEBHOOKS && format.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected one of %s, got %s".formatted(names(), wireName)));
  }

  private static String shaped(Event event, EventTypes types) {
    var data = JSON.readTree(event.data());
    if (data.path("data").path("id").isString()) {
      return event.data();
    }
    var shape = JSON.createObjectNode();
    var inner = shape.putObject("data");
    inner.put("type", "event");
    inner.put("id", types.wireName(event.type(), "event"));
    inner.set("attributes", data);
    inner.putObject("event").put("ts", event.occurredAt().toEpochMilli());
    return JSON.writeValueAsString(shape);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
