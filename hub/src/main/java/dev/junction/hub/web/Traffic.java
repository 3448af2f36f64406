package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both lanes do around a call: trace id, metrics and access log. */
final class Traffic {
  static final String TRACE = "trace";
  private static final Logger access = LoggerFactory.getLogger("junction.access");
  private static final int TRACE_LENGTH = 32;

  private final MeterRegistry registry;
  private final RandomGenerator random;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  private record Key(Route route, int status) {}

  Traffic(MeterRegistry registry, RandomGenerator random) {
    this.registry = registry;
    this.random = random;
  }

  /** The caller's trace id (W3C Trace Context) when it sent one in good form, else a new one. */
  String trace(String traceparent) {
    if (traceparent != null && traceparent.length() >= 55 && traceparent.charAt(2) == '-' && traceparent.charAt(35) == '-') {
      var id = traceparent.substring(3, 3 + TRACE_LENGTH);
      if (id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return id;
      }
    }
    return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
  }

  void done(Route route, int status, String client, long startedNanos) {
    var took = System.nanoTime() - startedNanos;
    timers.computeIfAbsent(new Key(route, status), this::timer).record(took, TimeUnit.NANOSECONDS);
    if (access.isInfoEnabled()) {
      // The route, not the path: a path may hold a secret.
      access.info("{} {} {} {} {}us", client, route.method(), route.path(), status, took / 1000);
    }
  }

  private Timer timer(Key key) {
    return Timer.builder("junction.http")
        .description("Calls answered")
        .tags("method", key.route.method(), "route", key.route.path(), "status", String.valueOf(key.status))
        .tags("lane", key.route.lane().name().toLowerCase(java.util.Locale.ROOT))
        .register(registry);
  }
}
