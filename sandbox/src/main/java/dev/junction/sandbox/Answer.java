package dev.junction.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A well-formed HTTP answer.
 *
 * @param status  100 to 599
 * @param headers in the order they are sent; length and connection are added when it is sent
 * @param body    as sent
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /** An answer with a text of the given media type. */
  public static Answer of(int status, String mediaType, String body) {
    return new Answer(status, Map.of("Content-Type", mediaType), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Plain text. */
  public static Answer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** A JSON text. */
  public static Answer json(int status, String body) {
    return of(status, "application/json; charset=utf-8", body);
  }

  /** The same answer with one more header. */
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /** The whole answer as it goes over the wire. */
  byte[] wire(boolean keepAlive, boolean withBody) {
    var head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
    var wire = new ByteArrayOutputStream();
    wire.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (withBody) wire.writeBytes(body);
    return wire.toByteArray();
  }

  /** Status and length: a body may hold a secret. */
  @Override public String toString() {
    return "%d (%d bytes)".formatted(status, body.length);
  }
}
