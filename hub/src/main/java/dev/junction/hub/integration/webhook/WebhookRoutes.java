package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.HookScheme.Post;
import dev.junction.hub.spi.HookScheme.Reader;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Ledger;
import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import dev.junction.hub.spi.Route.Call;
import dev.junction.hub.spi.Route.Handler;
import dev.junction.hub.spi.Route.Lane;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes posts: verified, recorded, and only then answered (ENGINE L1). The answers are the guide's. */
final class WebhookRoutes {
  private static final Answer OK = Answer.text(200, "OK");
  private static final Answer UNAUTHORIZED = Answer.text(401, "Unauthorized");
  private static final Answer INVALID = Answer.text(400, "Invalid JSON");
  private static final Answer NOT_FOUND = Answer.text(404, "Not found");
  private static final Answer UNAVAILABLE = Answer.text(503, "Service unavailable");
  private static final String NO_SOURCE = "none";

  private final Map<String, HookSource> sources = new HashMap<>();
  private final Hub hub;
  private final long bodyLimit;
  private final Reader reader;
  private final Refusals refusals;

  /** @throws dev.junction.hub.spi.InvalidSetting when a source has an unknown scheme, or a secret that its scheme can't use */
  WebhookRoutes(Hub hub) {
    var settings = hub.settings(WebhookSettings.class);
    settings.sources().forEach((name, source) -> sources.put(name, new HookSource(name, source, hub.hookSchemes())));
    this.hub = hub;
    this.bodyLimit = settings.bodyLimit().toBytes();
    this.reader = new Reader(hub.eventTypes(), settings.window());
    this.refusals = new Refusals(hub.counters(), hub.clock());
  }

  List<Route> routes() {
    return List.of(
        post("/hooks/{source}", call -> take(call, call.segment("source"), false)),
        post("/hooks/{source}/{secret}", call -> take(call, call.segment("source"), true)),
        post("/webhooks/generic_webhook.php", call -> take(call, "generic", false)),
        post("/webhooks/bigbluebutton_webhook.php", call -> take(call, "bigbluebutton", false)),
        post("/mod/bigbluebuttonbn/bbb_webhook.php", call -> take(call, "bigbluebutton", false)));
  }

  private Route post(String path, Handler handler) {
    return new Route("POST", path, Lane.HOT, bodyLimit, handler);
  }

  /** @param secretInPath whether the URL itself proves the sender, so that it counts as it came */
  private Answer take(Call call, String name, boolean secretInPath) throws IOException {
    var source = sources.get(name);
    if (source == null) {
      refusals.refused(
          NO_SOURCE, "unknown-source", "no hook source has this name; add webhook.sources.NAME or correct the sender's URL");
      return NOT_FOUND;
    }
    var now = hub.clock().instant();
    var url = secretInPath ? hub.publicUrl() + call.rawTarget() : source.signedUrl(hub.publicUrl(), call.rawTarget());
    var post = new Post(name, source.site(), url, call::header, call.header("Content-Type"), call.body(), now);
    return switch (source.scheme().read(post, source.secrets(now), reader)) {
      case Reading.Accepted accepted -> record(name, accepted.drafts());
      case Reading.Unauthorized refused -> {
        refusals.refused(name, refused.reason(), refused.why());
        yield UNAUTHORIZED;
      }
      case Reading.Unreadable unreadable -> {
        refusals.refused(name, "unreadable", unreadable.why());
        yield INVALID;
      }
    };
  }

  private Answer record(String source, List<EventDraft> drafts) {
    try {
      var recorded = hub.ledger().record(drafts);
      for (int i = 0; i < drafts.size(); i++) {
        var known = recorded.get(i).duplicate() ? "repeated" : reader.types().knows(drafts.get(i).type()) ? "known" : "unknown";
        hub.counters().add("junction.hooks.events", "source", source, "type", known);
      }
      return OK;
    } catch (Ledger.Unavailable e) {
      refusals.refused(source, "unavailable", e.getMessage());
      return UNAVAILABLE.with("Retry-After", Integer.toString(e.retryAfterSeconds()));
    }
  }
}
