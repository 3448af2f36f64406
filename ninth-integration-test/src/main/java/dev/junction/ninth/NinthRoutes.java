package dev.junction.ninth;

import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Ledger;
import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import dev.junction.hub.spi.Route.Call;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StrictJson.Malformed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk posts, and where a branch is. */
final class NinthRoutes {
  private static final Logger log = LoggerFactory.getLogger(NinthRoutes.class);
  private static final long BODY_LIMIT = 1024;

  private final Hub hub;
  private final NinthSettings settings;

  NinthRoutes(Hub hub) {
    this.hub = hub;
    this.settings = hub.settings(NinthSettings.class);
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/library/loans/{branch}", Route.Lane.HOT, BODY_LIMIT, this::overdue),
        new Route("GET", "/library/branches/{branch}", Route.Lane.WEB, 0, this::branch));
  }

  private Answer overdue(Call call) throws IOException {
    var given = Optional.ofNullable(call.header(DeskHook.HEADER)).filter(text -> !text.isBlank()).map(Secret::of);
    if (!given.equals(Optional.of(settings.deskToken()))) {
      return Answer.text(401, "Unauthorized");
    }
    try {
      var draft = NinthEvents.overdue(call.body(), "ninth", "main", hub.clock().instant());
      var event = hub.ledger().record(draft).eventId();
      hub.counters().add("junction.library.overdue");
      log.info("event {} of branch {}", event, call.segment("branch"));
      return Answer.text(201, event);
    } catch (Malformed malformed) {
      return Answer.text(400, malformed.getMessage());
    } catch (Ledger.Unavailable unavailable) {
      return Answer.text(503, "Service unavailable").with("Retry-After", Integer.toString(unavailable.retryAfterSeconds()));
    }
  }

  private Answer branch(Call call) {
    var branch = settings.branches().get(call.segment("branch"));
    log.info("asked for branch {}", call.segment("branch"));
    return branch == null ? Answer.text(404, "No such branch") : Answer.text(200, branch.street());
  }
}
