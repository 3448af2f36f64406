package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.delivery.Deliveries;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.web.Views.DestinationView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Destinations: set up, test, disable, change the secret. */
@RestController
@RequestMapping("/api/v1/destinations")
class DestinationsApi {
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
  private final Destinations destinations;
  private final Deliveries deliveries;

  DestinationsApi(RunningHub hub) {
    destinations = hub.engine().destinations();
    deliveries = hub.engine().deliveries();
  }

  record New(String name, String kind, Map<String, String> settings, String secret, boolean ordered) {}

  /** {@code overlapHours}: how long the old secret counts besides the new one. */
  record NewSecret(String secret, Integer overlapHours) {}

  record Reason(String reason) {}

  record Tested(String outcome, int status, String reason, String response) {}

  @GetMapping
  List<DestinationView> list() {
    return destinations.all().values().stream().map(DestinationView::of).toList();
  }

  @GetMapping("/{name}")
  DestinationView show(@PathVariable String name) {
    return DestinationView.of(named(name));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  DestinationView create(@RequestBody New wanted) throws Destinations.Invalid, StoreException {
    if (wanted.name() == null || wanted.kind() == null) {
      throw Problems.invalid("Expected a name and a kind, one of %s.".formatted(destinations.kinds().keySet().stream().sorted().toList()));
    }
    var secrets = Optional.ofNullable(wanted.secret()).filter(text -> !text.isBlank()).map(Secret::of).stream().toList();
    var settings = Optional.ofNullable(wanted.settings()).orElse(Map.of());
    var made = destinations.create(wanted.name(), wanted.kind(), settings, secrets, wanted.ordered());
    return DestinationView.of(named(made.id()));
  }

  @PostMapping("/{name}/test")
  Tested test(@PathVariable String name) throws StoreException {
    return switch (deliveries.test(named(name))) {
      case Outcome.Delivered delivered -> new Tested("delivered", delivered.status(), "", delivered.response());
      case Outcome.Failed failed -> new Tested("failed", failed.status(), failed.reason(), failed.response());
      case Outcome.Rejected rejected -> new Tested("rejected", rejected.status(), rejected.reason(), rejected.response());
      case Outcome.Stopped stopped -> new Tested("stopped", stopped.status(), stopped.reason(), stopped.response());
    };
  }

  @PostMapping("/{name}/disable")
  DestinationView disable(@PathVariable String name, @RequestBody Reason why) throws StoreException {
    if (why.reason() == null || why.reason().isBlank()) {
      throw Problems.invalid("reason: expected why it is disabled; it is shown until a test delivery succeeds.");
    }
    deliveries.disable(named(name), why.reason());
    return show(name);
  }

  @PostMapping("/{name}/rotate")
  DestinationView rotate(@PathVariable String name, @RequestBody NewSecret wanted) throws StoreException {
    if (wanted.secret() == null || wanted.secret().isBlank()) {
      throw Problems.invalid("secret: expected the new secret.");
    }
    var overlap = Duration.ofHours(Optional.ofNullable(wanted.overlapHours()).orElse(24));
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw Problems.invalid("overlapHours: expected 0 to %d.".formatted(LONGEST_OVERLAP.toHours()));
    }
    destinations.rotate(named(name).destination().id(), Secret.of(wanted.secret()), overlap);
    return show(name);
  }

  private Destinations.Standing named(String name) {
    return destinations.named(name).orElseThrow(() -> Problems.notFound("destination", name));
  }
}
