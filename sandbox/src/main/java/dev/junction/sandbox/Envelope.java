package dev.junction.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON-RPC envelope that Odoo puts around every answer of a {@code type='json'} controller, always with HTTP 200.
 *
 * @param id the request's {@code id} member as JSON; Odoo echoes whatever it was
 */
record Envelope(String id) {

  static final Envelope NO_ID = new Envelope("null");

  Answer status(String status) {
    return around("result", "{\"status\": " + Json.write(status) + "}");
  }

  /** What the guide's controller itself returns when it refuses. */
  Answer refusal(String error) {
    return around("result", "{\"error\": " + Json.write(error) + "}");
  }

  /** What Odoo returns when the controller, or its dispatcher, raised a Python exception. */
  Answer error(String exception, String message) {
    var data = new LinkedHashMap<String, Object>();
    data.put("name", exception);
    data.put("message", message);
    data.put("arguments", List.of(message));
    data.put("context", Map.of());
    data.put("debug", "Traceback (most recent call last):\n%s: %s\n".formatted(exception.substring(exception.lastIndexOf('.') + 1), message));
    var error = new LinkedHashMap<String, Object>();
    error.put("code", 0);
    error.put("message", "Odoo Server Error");
    error.put("data", data);
    return around("error", Json.write(error));
  }

  /** Spaced as Python's json module writes it. */
  private Answer around(String member, String value) {
    return Answer.json(200, "{\"jsonrpc\": \"2.0\", \"id\": %s, \"%s\": %s}".formatted(id, member, value));
  }
}
