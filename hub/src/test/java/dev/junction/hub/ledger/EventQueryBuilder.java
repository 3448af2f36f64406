package dev.junction.hub.ledger;

import java.time.Instant;
import java.util.Optional;

/** Queries by one thing, for tests. */
final class EventQueryBuilder {
  private Optional<String> source = Optional.empty();
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> until = Optional.empty();

  EventQueryBuilder source(String name) {
    source = Optional.of(name);
    return this;
  }

  EventQueryBuilder from(Instant time) {
    from = Optional.of(time);
    return this;
  }

  EventQueryBuilder until(Instant time) {
    until = Optional.of(time);
    return this;
  }

  EventQuery build() {
    return new EventQuery(
        Optional.empty(), source, Optional.empty(), Optional.empty(), from, until, Optional.empty(), Optional.empty(), 100);
  }
}
