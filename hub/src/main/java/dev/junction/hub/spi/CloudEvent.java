package dev.junction.hub.spi;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as CloudEvents 1.0 in the structured JSON form: what webhooks carry and what exports hold.
 *
 * <p>{@code id} is the event's own, {@code type} is {@code dev.junction.} and the event's type, {@code source} is
 * {@code urn:junction:SITE:SOURCE} with both names percent-encoded, {@code time} is when it happened. Two extension attributes
 * are added: {@code site}, and {@code receivedat}, when Junction wrote it down.
 */
public final class CloudEvent {
  /** Media type of one event. */
  public static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  /** What stands before Junction's own type name, so that it is unique among all senders. */
  public static final String TYPE_PREFIX = "dev.junction.";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What CloudEvents (section Type System) does not allow in a string. */
  private static final Pattern DISALLOWED = Pattern.compile("[\\x{00}-\\x{1f}\\x{7f}-\\x{9f}\\x{d800}-\\x{dfff}\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}]");

  private CloudEvent() {}

  /** Writes the event as one JSON object on one line; flushes, and leaves {@code out} open. */
  public static void write(Event event, OutputStream out) {
    try (var json = JSON.createGenerator(new Unclosed(out))) {
      write(event, json);
    }
  }

  /** Writes the event as the next value of {@code json}. */
  public static void write(Event event, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("specversion", "1.0");
    json.writeStringProperty("id", event.id());
    json.writeStringProperty("source", "urn:junction:" + encoded(event.site()) + ":" + encoded(event.source()));
    json.writeStringProperty("type", TYPE_PREFIX + allowed(event.type()));
    event.subject().filter(subject -> !subject.isEmpty()).ifPresent(subject -> json.writeStringProperty("subject", allowed(subject)));
    json.writeStringProperty("time", event.occurredAt().toString());
    json.writeStringProperty("site", allowed(event.site()));
    json.writeStringProperty("receivedat", event.receivedAt().toString());
    json.writeStringProperty("datacontenttype", "application/json");
    json.writeName("data");
    // Copied value by value: raw text could hold line breaks, and an export has one event per line.
    try (var data = JSON.createParser(event.data())) {
      data.nextToken();
      json.copyCurrentStructureExact(data);
    }
    json.writeEndObject();
  }

  private static String allowed(String text) {
    return DISALLOWED.matcher(text).replaceAll("\uFFFD");
  }

  /** RFC 8141: letters, digits and {@code -._~} stand for themselves in a URN. */
  private static String encoded(String name) {
    var encoded = new StringBuilder();
    for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  /** A generator closes what it writes to; the caller's stream goes on. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws java.io.IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }
}
