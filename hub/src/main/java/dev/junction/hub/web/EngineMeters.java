package dev.junction.hub.web;

import dev.junction.hub.Engine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code /metrics} says of the engine. Deliveries are counted once in {@link #EVERY}, however many read. */
final class EngineMeters implements MeterBinder {
  static final Duration EVERY = Duration.ofSeconds(5);

  private final Engine engine;
  private final Supplier<Map<String, Long>> count;
  private final Clock clock;
  private Map<String, Long> counted = Map.of();
  private Instant at = Instant.MIN;

  EngineMeters(Engine engine, Clock clock) {
    this(engine, engine.deliveries()::open, clock);
  }

  /** @param count deliveries by state */
  EngineMeters(Engine engine, Supplier<Map<String, Long>> count, Clock clock) {
    this.engine = engine;
    this.count = count;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var state : List.of("pending", "leased", "dead")) {
      Gauge.builder("junction.deliveries", () -> open(state))
          .description("Deliveries that have not ended well, counted every " + EVERY.toSeconds() + " s")
          .tag("state", state)
          .register(registry);
    }
    Gauge.builder("junction.store.waiting", () -> engine.store().writer().waiting())
        .description("Writes waiting for the disk")
        .register(registry);
    Gauge.builder("junction.attempts.underway", () -> engine.dispatcher().underWay())
        .description("Delivery attempts under way on this node")
        .register(registry);
  }

  private synchronized long open(String state) {
    var now = clock.instant();
    if (now.isBefore(at) || !now.isBefore(at.plus(EVERY))) {
      counted = count.get();
      at = now;
    }
    return counted.get(state);
  }
}
