package dev.junction.hub.integration.odoo;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Odoo says inside its JSON-RPC envelope. The HTTP status is 200 whether it took the event or not
 * (docs/protocols/webhooks.md W46).
 *
 * @param problem why the event was not taken, in Odoo's words and with what to do; empty when it was
 */
record OdooAnswer(Optional<String> problem) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int WORDS = 300;

  /** Reads the body of a 2xx answer. */
  static OdooAnswer read(byte[] body) {
    JsonNode envelope;
    try {
      envelope = JSON.readTree(body);
    } catch (JacksonException unreadable) {
      return refused("answered something that is not JSON; is the URL that of the controller, /moodle/webhook?");
    }
    if (envelope.hasNonNull("error")) {
      return refused("failed: " + raised(envelope.get("error")) + "; its log has the traceback");
    }
    var result = envelope.path("result");
    if (result.hasNonNull("error")) {
      return refused("refused the event: " + advised(words(result.get("error"))));
    }
    if (!result.hasNonNull("status")) {
      return refused("answered without result.status; is the URL that of the controller, /moodle/webhook?");
    }
    return new OdooAnswer(Optional.empty());
  }

  private static String raised(JsonNode error) {
    var data = error.path("data");
    var name = data.hasNonNull("name") ? words(data.get("name")) + ": " : "";
    var said = name + words(data.hasNonNull("message") ? data.get("message") : error.path("message"));
    // What the guide's controller raises when the parameter was never set.
    return said.contains("'bool' object has no attribute 'encode'")
        ? said + " (Odoo's system parameter moodle.webhook_secret is not set)"
        : said;
  }

  private static String advised(String said) {
    return said.equals("Invalid signature")
        ? said + "; compare this destination's secret with Odoo's system parameter moodle.webhook_secret"
        : said;
  }

  private static String words(JsonNode value) {
    var text = value.isString() ? value.asString() : value.toString();
    return text.length() > WORDS ? text.substring(0, WORDS) + "…" : text;
  }

  private static OdooAnswer refused(String problem) {
    return new OdooAnswer(Optional.of(problem));
  }
}
