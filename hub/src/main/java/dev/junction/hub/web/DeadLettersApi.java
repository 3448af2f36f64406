package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.delivery.DeadLetters;
import dev.junction.hub.delivery.DeadLetters.Selection;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.web.Views.DeliveryView;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters: look, send again, drop. */
@RestController
@RequestMapping("/api/v1/dead")
class DeadLettersApi {
  private final DeadLetters dead;
  private final Destinations destinations;

  DeadLettersApi(RunningHub hub) {
    dead = hub.engine().deadLetters();
    destinations = hub.engine().destinations();
  }

  record Page(long count, List<DeliveryView> dead) {}

  /** Which ones; at least one of the first three must be given. {@code countOnly} changes nothing. */
  record Which(String delivery, String destination, String since, String until, String reason, boolean countOnly) {}

  record Changed(long count) {}

  @GetMapping
  Page list(
      @RequestParam(required = false) String destination,
      @RequestParam(required = false) String since,
      @RequestParam(required = false) String until,
      @RequestParam(defaultValue = "50") int limit) {
    var selection = selection(null, destination, since, until);
    var names = destinations.all();
    var found =
        dead.list(selection, Math.clamp(limit, 1, 1000)).stream()
            .map(
                letter ->
                    DeliveryView.of(
                        letter,
                        Optional.ofNullable(names.get(letter.destination()))
                            .map(standing -> standing.destination().name())
                            .orElse(letter.destination()),
                        null))
            .toList();
    return new Page(dead.count(selection), found);
  }

  @PostMapping("/retry")
  Changed retry(@RequestBody Which which) throws StoreException {
    var selection = narrowed(which);
    return new Changed(which.countOnly() ? dead.count(selection) : dead.retry(selection));
  }

  @PostMapping("/drop")
  Changed drop(@RequestBody Which which) throws StoreException {
    var selection = narrowed(which);
    if (which.countOnly()) {
      return new Changed(dead.count(selection));
    }
    if (which.reason() == null || which.reason().isBlank()) {
      throw Problems.invalid("reason: expected why they are dropped; it is kept with each of them.");
    }
    return new Changed(dead.drop(selection, which.reason()));
  }

  private Selection narrowed(Which which) {
    if (which.delivery() == null && which.destination() == null && which.since() == null) {
      throw Problems.invalid("Expected a delivery, a destination or since; all dead letters at once is never meant.");
    }
    return selection(which.delivery(), which.destination(), which.since(), which.until());
  }

  private Selection selection(String delivery, String destination, String since, String until) {
    var to =
        Optional.ofNullable(destination)
            .map(name -> destinations.named(name).orElseThrow(() -> Problems.notFound("destination", name)).destination().id());
    return new Selection(Optional.ofNullable(delivery), to, Problems.time("since", since), Problems.time("until", until));
  }
}
