package dev.junction.hub.spi;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the webhooks of the integrations guide write it: one flat object whose first member names the event, in
 * {@code event} (chapters 1 and 8) or {@code event_type} (chapter 4), followed by the members of the event's data.
 */
public final class GuidePayload {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private GuidePayload() {}

  /**
   * @param field {@code event} or {@code event_type}
   * @return the body's bytes, UTF-8
   * @throws IllegalArgumentException when the event's data is no JSON object
   */
  public static byte[] write(Event event, EventTypes types, String field) {
    var body = new ByteArrayOutputStream(256 + event.data().length());
    try (var json = JSON.createGenerator(body);
        var data = JSON.createParser(event.data())) {
      if (data.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("writing event %s: expected its data to be a JSON object".formatted(event.id()));
      }
      json.writeStartObject();
      json.writeStringProperty(field, types.wireName(event.type(), field));
      while (data.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = data.currentName();
        var value = data.nextToken();
        if (namesTheEvent(name, value, field)) {
          data.skipChildren();
        } else {
          json.writeName(name);
          json.copyCurrentStructureExact(data);
        }
      }
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  /** Whether the top level of the event's data has this member. */
  public static boolean hasMember(Event event, String member) {
    try (var data = JSON.createParser(event.data())) {
      return hasMember(data, member);
    }
  }

  private static boolean hasMember(JsonParser data, String member) {
    data.nextToken();
    while (data.nextToken() == JsonToken.PROPERTY_NAME) {
      if (data.currentName().equals(member)) {
        return true;
      }
      data.nextToken();
      data.skipChildren();
    }
    return false;
  }

  /** The data of a received webhook still holds the name under which it came, perhaps in the other field. */
  private static boolean namesTheEvent(String name, JsonToken value, String field) {
    return name.equals(field) || value == JsonToken.VALUE_STRING && (name.equals("event") || name.equals("event_type"));
  }
}
