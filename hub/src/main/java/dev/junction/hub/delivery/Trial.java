package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.TimeLimit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt. Whatever the kind of destination does, there is an outcome, and there is one in time. */
final class Trial {
  private static final Logger log = LoggerFactory.getLogger(Trial.class);

  private final Destinations destinations;

  Trial(Destinations destinations) {
    this.destinations = destinations;
  }

  Outcome of(Leased leased) {
    try {
      var standing = destinations.all().get(leased.destination());
      if (standing == null) {
        return new Outcome.Rejected(0, "the destination was removed", "");
      }
      var destination = standing.destination();
      var kind = destinations.kinds().get(destination.kind());
      return kind == null
          ? failed("no integration here brings deliveries of kind %s".formatted(destination.kind()))
          : inTime(kind, new DestinationKind.Parcel(leased.id(), leased.attempt(), leased.event()), destination);
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      return unforeseen(fault);
    }
  }

  private static Outcome inTime(DestinationKind kind, DestinationKind.Parcel parcel, Destination destination) {
    var limit = Lease.longest(kind);
    try {
      return Objects.requireNonNull(TimeLimit.within(limit, () -> kind.attempt(parcel, destination)), "no outcome");
    } catch (TimeoutException endless) {
      return failed("no end within %d s; it may have arrived".formatted(limit.toSeconds()));
    } catch (ExecutionException thrown) {
      return unforeseen(thrown.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    }
  }

  private static Outcome unforeseen(Throwable fault) {
    log.error("Delivering failed in a way nobody foresaw", fault);
    return failed("a fault in Junction: " + fault);
  }

  private static Outcome failed(String reason) {
    return new Outcome.Failed(0, reason, "", Optional.empty());
  }
}
