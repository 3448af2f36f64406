package dev.junction.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.junction.hub.delivery.Attempt;
import dev.junction.hub.delivery.Delivery;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.delivery.Subscription;
import dev.junction.hub.spi.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the admin API shows of things. */
final class Views {
  private Views() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EventView(
      long position,
      String id,
      String type,
      String source,
      String site,
      String subject,
      Instant occurredAt,
      Instant receivedAt,
      @JsonRawValue String data) {
    static EventView of(Event event) {
      return new EventView(
          event.position(),
          event.id(),
          event.type(),
          event.source(),
          event.site(),
          event.subject().orElse(null),
          event.occurredAt(),
          event.receivedAt(),
          event.data());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeliveryView(
      String id,
      String event,
      String eventType,
      String subject,
      String destination,
      String state,
      int attempts,
      Instant nextAt,
      String reason,
      String replayOf,
      Instant createdAt,
      Instant endedAt,
      List<AttemptView> tries) {
    static DeliveryView of(Delivery delivery, String destinationName, List<Attempt> attempts) {
      return new DeliveryView(
          delivery.id(),
          delivery.eventId(),
          delivery.eventType(),
          delivery.subject().orElse(null),
          destinationName,
          delivery.state(),
          delivery.attempts(),
          delivery.state().equals("pending") ? delivery.nextAt() : null,
          delivery.reason().orElse(null),
          delivery.replayOf().orElse(null),
          delivery.createdAt(),
          delivery.endedAt().orElse(null),
          attempts == null ? null : attempts.stream().map(AttemptView::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AttemptView(
      int number, String node, Instant startedAt, Long millis, String outcome, int status, String reason, String response) {
    static AttemptView of(Attempt attempt) {
      return new AttemptView(
          attempt.number(),
          attempt.node(),
          attempt.startedAt(),
          attempt.took().map(Duration::toMillis).orElse(null),
          attempt.outcome().orElse("under way"),
          attempt.status(),
          attempt.reason().orElse(null),
          attempt.response().orElse(null));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DestinationView(
      String id,
      String name,
      String kind,
      Map<String, String> settings,
      int liveSecrets,
      boolean ordered,
      boolean enabled,
      String reason,
      Instant failingSince,
      Instant createdAt) {
    static DestinationView of(Destinations.Standing standing) {
      var destination = standing.destination();
      return new DestinationView(
          destination.id(),
          destination.name(),
          destination.kind(),
          destination.settings(),
          destination.secrets().size(),
          destination.ordered(),
          standing.enabled(),
          standing.reason().orElse(null),
          standing.failingSince().orElse(null),
          standing.createdAt());
    }
  }

  record SubscriptionView(
      String id,
      String name,
      String destination,
      List<String> types,
      List<String> sources,
      List<String> sites,
      List<String> subjects,
      boolean enabled) {
    static SubscriptionView of(Subscription subscription, String destinationName) {
      return new SubscriptionView(
          subscription.id(),
          subscription.name(),
          destinationName,
          subscription.types(),
          subscription.sources(),
          subscription.sites(),
          subscription.subjects(),
          subscription.enabled());
    }
  }
}
