package dev.junction.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * The guide's webhook controller on a real Odoo 19, as measured (protocols/odoo.md, section 11): it says HTTP 200 whether it
 * accepts or refuses, so only the envelope tells. Its HMAC is its own: a fake that shared the signer's code could not find the
 * signer's mistakes.
 */
public final class OdooReceiver implements Peer {

  static final String NAME = "odoo";
  static final String PATH = "/moodle/webhook";
  private static final List<String> JSON_TYPES = List.of("application/json", "application/json-rpc");

  private final Inbox<Received> inbox = new Inbox<>(PATH);
  private final Faults faults = new Faults();
  private volatile Optional<String> secret;
  private volatile Optional<String> database = Optional.empty();

  OdooReceiver(String secret) {
    this.secret = Optional.of(secret);
  }

  @Override public Inbox<Received> inbox() {
    return inbox;
  }

  @Override public Faults faults() {
    return faults;
  }

  /** The value of Odoo's parameter {@code moodle.webhook_secret}; empty if nobody has set it. */
  public Optional<String> secret() {
    return secret;
  }

  /** Sets it; empty is an Odoo where nobody has, which fails every request with an AttributeError. */
  public void secret(Optional<String> secret) {
    this.secret = secret;
  }

  /** The database a request must name; empty on a host of one. */
  public Optional<String> database() {
    return database;
  }

  /** Makes it a host of several databases: only a request that names this one in {@code X-Odoo-Database} finds the controller. */
  public void database(Optional<String> database) {
    this.database = database;
  }

  @Override public Answer answer(Request request) {
    if (database.isPresent() && !database.equals(request.header("X-Odoo-Database")))
      return html(404, "Not Found", "No database is selected and the requested URL was not found in the server-wide controllers.");
    if (!request.method().equals("POST"))
      return html(405, "Method Not Allowed", "The method is not allowed for the requested URL.").with("Allow", "OPTIONS, POST");
    var mediaType = request.header("Content-Type").orElse("").replaceFirst(";.*", "").strip().toLowerCase();
    if (!JSON_TYPES.contains(mediaType))
      return html(415, "Unsupported Media Type", "The controller is of type jsonrpc.").with("Accept", String.join(", ", JSON_TYPES));
    JsonNode json;
    try {
      json = Json.tree(request.text());
    } catch (IllegalArgumentException notJson) {
      return Answer.of(400, "text/html; charset=utf-8", "Invalid JSON data");
    }
    if (json.isMissingNode()) return Answer.of(400, "text/html; charset=utf-8", "Invalid JSON data");
    if (!json.isObject()) return Answer.of(400, "text/html; charset=utf-8", "Invalid JSON-RPC data");
    return dispatch(request, json);
  }

  private Answer dispatch(Request request, JsonNode json) {
    var envelope = json.has("id") ? new Envelope(json.get("id").toString()) : Envelope.NO_ID;
    // Odoo takes a top-level "params" for its own and hands it to dict(); the rest of the body does not matter then.
    if (json.has("params") && !json.get("params").isObject())
      return envelope.error("builtins.TypeError", "cannot convert dictionary update sequence element #0 to a sequence");
    if (secret.isEmpty()) return envelope.error("builtins.AttributeError", "'bool' object has no attribute 'encode'");
    var signature = request.header("X-Moodle-Signature").orElse("");
    if (!signature.chars().allMatch(c -> c < 128))
      return envelope.error("builtins.TypeError", "comparing strings with non-ASCII characters is not supported");
    if (!signature.equals(hmac(secret.get(), request.body()))) return envelope.refusal("Invalid signature");
    return envelope.status(switch (json.path("event_type").asString("")) {
      case "user_enrolled" -> "enrollment_processed";
      case "grade_updated" -> "grade_processed";
      case "course_completed" -> "completion_processed";
      default -> "success";
    });
  }

  private static String hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Verifying X-Moodle-Signature: this Java has no HmacSHA256", e);
    }
  }

  private static Answer html(int status, String title, String text) {
    return Answer.of(status, "text/html; charset=utf-8", "<!doctype html>\n<title>%d %s</title>\n<h1>%s</h1>\n<p>%s</p>\n".formatted(status, title, title, text));
  }
}
