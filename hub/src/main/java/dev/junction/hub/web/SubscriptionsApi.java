package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.delivery.Subscription;
import dev.junction.hub.delivery.Subscriptions;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.web.Views.SubscriptionView;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions: which destination gets which events. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionsApi {
  private final Subscriptions subscriptions;
  private final Destinations destinations;

  SubscriptionsApi(RunningHub hub) {
    subscriptions = hub.engine().subscriptions();
    destinations = hub.engine().destinations();
  }

  record New(
      String name,
      String destination,
      List<String> types,
      List<String> sources,
      List<String> sites,
      List<String> subjects) {}

  @GetMapping
  List<SubscriptionView> list() {
    return subscriptions.all().stream().map(this::view).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SubscriptionView create(@RequestBody New wanted) throws StoreException {
    if (wanted.destination() == null || wanted.destination().isBlank()) {
      throw Problems.invalid("destination: expected the name of the destination that gets the events.");
    }
    var to =
        destinations.named(wanted.destination()).orElseThrow(() -> Problems.notFound("destination", wanted.destination()));
    var name = Optional.ofNullable(wanted.name()).orElse(to.destination().name());
    if (subscriptions.named(name).isPresent()) {
      throw Problems.invalid("name: there is a subscription \"%s\" already; choose another name.".formatted(name));
    }
    return view(
        subscriptions.create(
            name,
            to.destination().id(),
            all(wanted.types()),
            all(wanted.sources()),
            all(wanted.sites()),
            all(wanted.subjects())));
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String name) throws StoreException {
    subscriptions.remove(
        subscriptions.named(name).orElseThrow(() -> Problems.notFound("subscription", name)).id());
  }

  private SubscriptionView view(Subscription subscription) {
    var name =
        destinations.named(subscription.destination()).map(to -> to.destination().name()).orElse(subscription.destination());
    return SubscriptionView.of(subscription, name);
  }

  private static List<String> all(List<String> patterns) {
    return Optional.ofNullable(patterns).orElse(List.of());
  }
}
