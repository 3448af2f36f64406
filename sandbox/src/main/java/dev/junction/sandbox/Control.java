package dev.junction.sandbox;

import dev.junction.webhooks.WebhookScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sandbox's remote control for another process on this machine: the operations of {@link Sandbox} as JSON over HTTP. The package's
 * description lists the endpoints. A wrong request is answered 400 and told what was expected.
 */
final class Control {

  static final String ROOT = "/control";
  private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

  /** The body of {@code PUT /control/faults/NAME}: replaces the whole script. */
  record Script(List<Fault> queue, Fault standing) {}

  /** The body of {@code PUT /control/schemes/NAME}; both null: believe everybody. */
  record Scheme(String scheme, List<String> secrets) {
    @Override public String toString() {
      return "Scheme[%s]".formatted(scheme);
    }
  }

  /** The body of {@code PUT /control/odoo}; a null secret is an Odoo where nobody has set one, a null database a host with only one. */
  record Odoo(String secret, String database) {
    @Override public String toString() {
      return "Odoo[database=%s]".formatted(database);
    }
  }

  /** The body of {@code PUT /control/mail}; null: take mail again. */
  record Refusal(String refusal) {}

  private final Sandbox sandbox;
  private final Postman postman;

  Control(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.postman = new Postman(sandbox);
  }

  Answer answer(Request request) {
    // A page in somebody's browser may reach this port too, under a name of its own; it must not steer the sandbox.
    if (!LOOPBACK.matcher(request.header("Host").orElse("")).matches() || request.header("Origin").isPresent())
      return error(403, "Only programs on this machine may steer the sandbox: call it as 127.0.0.1, and not from a web page.");
    var parts = List.of(request.path().substring(ROOT.length()).replaceFirst("^/", "").split("/"));
    try {
      var done = act(request.method() + " " + parts.get(0), parts.size() > 1 ? parts.get(1) : "", request.text());
      return done.map(value -> Answer.json(200, Json.write(value))).orElseGet(() -> error(404,
          "There is no %s %s. See the description of package dev.junction.sandbox for the control endpoints.".formatted(request.method(), request.path())));
    } catch (IllegalArgumentException e) {
      return error(400, e.getMessage());
    }
  }

  private Optional<Object> act(String what, String name, String body) {
    return Optional.ofNullable(switch (what) {
      case "GET " -> overview();
      case "GET receivers" -> View.of(sandbox.peer(name).inbox().all());
      case "DELETE receivers" -> done(() -> sandbox.peer(name).inbox().clear());
      case "GET faults" -> script(name);
      case "PUT faults" -> putFaults(name, Json.read(body, Script.class));
      case "POST release" -> done(() -> sandbox.peer(name).faults().release());
      case "DELETE faults" -> done(() -> sandbox.peer(name).faults().clear());
      case "PUT schemes" -> putScheme(sandbox.receiver(name), Json.read(body, Scheme.class));
      case "GET odoo" -> odoo();
      case "PUT odoo" -> putOdoo(Json.read(body, Odoo.class));
      case "GET mail" -> sandbox.mail().messages();
      case "PUT mail" -> putMail(Json.read(body, Refusal.class));
      case "DELETE mail" -> done(sandbox.mail()::clear);
      case "POST send" -> postman.send(Json.read(body, Postman.Order.class));
      default -> null;
    });
  }

  private Map<String, Object> overview() {
    var overview = new LinkedHashMap<String, Object>();
    overview.put("url", sandbox.url());
    overview.put("smtpPort", sandbox.smtpPort());
    overview.put("odoo", sandbox.odoo().inbox().all().size());
    var receivers = new LinkedHashMap<String, Integer>();
    sandbox.receivers().forEach((name, receiver) -> receivers.put(name, receiver.inbox().all().size()));
    overview.put("receivers", receivers);
    overview.put("mail", sandbox.mail().messages().size());
    return overview;
  }

  private Script script(String name) {
    var faults = sandbox.peer(name).faults();
    return new Script(faults.queued(), faults.standing().orElse(null));
  }

  private Script putFaults(String name, Script script) {
    var queue = Optional.ofNullable(script.queue()).orElse(List.of());
    if (queue.stream().anyMatch(Objects::isNull)) throw new IllegalArgumentException("Scripting faults: expected faults in the queue, got null");
    sandbox.peer(name).faults().script(queue, Optional.ofNullable(script.standing()));
    return script(name);
  }

  private Map<String, Object> putScheme(Receiver receiver, Scheme scheme) {
    if (scheme.scheme() == null) receiver.requireNothing();
    else receiver.require(WebhookScheme.of(scheme.scheme()), Optional.ofNullable(scheme.secrets()).orElse(List.of()).toArray(String[]::new));
    var now = new LinkedHashMap<String, Object>();
    now.put("scheme", receiver.scheme().map(WebhookScheme::wireName).orElse(null));
    now.put("url", receiver.url());
    return now;
  }

  private Map<String, Object> odoo() {
    var odoo = new LinkedHashMap<String, Object>();
    odoo.put("url", sandbox.url() + OdooReceiver.PATH);
    odoo.put("secret", sandbox.odoo().secret().orElse(null));
    odoo.put("database", sandbox.odoo().database().orElse(null));
    return odoo;
  }

  private Map<String, Object> putOdoo(Odoo wanted) {
    sandbox.odoo().secret(Optional.ofNullable(wanted.secret()));
    sandbox.odoo().database(Optional.ofNullable(wanted.database()));
    return odoo();
  }

  private Refusal putMail(Refusal wanted) {
    if (wanted.refusal() == null) sandbox.mail().accept();
    else sandbox.mail().refuse(wanted.refusal());
    return new Refusal(sandbox.mail().refusal().orElse(null));
  }

  private static Map<String, Boolean> done(Runnable action) {
    action.run();
    return Map.of("done", true);
  }

  private static Answer error(int status, String message) {
    return Answer.json(status, Json.write(Map.of("error", message)));
  }
}
