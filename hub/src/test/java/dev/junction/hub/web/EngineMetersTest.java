package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.delivery.EngineOnTest;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class EngineMetersTest {
  @OneStore(Dialect.SQLITE)
  void deliveriesAreCountedOnceInAWhileHoweverManyRead(Store.Place place) {
    try (var on = EngineOnTest.on(place)) {
      var counts = new AtomicLong();
      var registry = new SimpleMeterRegistry();
      new EngineMeters(on.engine(), () -> Map.of("pending", counts.incrementAndGet(), "leased", 20L, "dead", 30L), on.clock()).bindTo(registry);

      for (int scrape = 0; scrape < 3; scrape++) {
        assertThat(value(registry, "pending")).isEqualTo(1);
        assertThat(value(registry, "leased")).isEqualTo(20);
        assertThat(value(registry, "dead")).isEqualTo(30);
      }
      on.clock().advance(EngineMeters.EVERY);
      assertThat(value(registry, "pending")).isEqualTo(2);
    }
  }

  private static double value(SimpleMeterRegistry registry, String state) {
    return registry.get("junction.deliveries").tag("state", state).gauge().value();
  }
}
