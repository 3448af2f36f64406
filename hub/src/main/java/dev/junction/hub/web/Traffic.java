package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What both lanes do around a call: trace id, limits, what a fault is answered, metrics and access log. */
final class Traffic {
  static final String TRACE = "trace";
  private static final Logger log = LoggerFactory.getLogger(Traffic.class);
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

  /** The handler's answer: measured, and with the call's trace id in whatever is logged meanwhile. */
  Answer answered(Route route, Route.Call call) {
    var started = System.nanoTime();
    MDC.put(TRACE, trace(call.header("traceparent")));
    try {
      var answer = handled(route, call);
      note(route, answer.status(), call.remoteAddress(), started);
      return answer;
    } finally {
      MDC.remove(TRACE);
    }
  }

  private static Answer handled(Route route, Route.Call call) {
    try {
      return route.handler().handle(call);
    } catch (Bodies.TooLarge tooLarge) {
      // The rest of the body is not read, so this connection can't be used again.
      return Answer.text(413, "Payload too large").with("Connection", "close");
    } catch (IOException broken) {
      log.debug("{} {}: the caller went away: {}", route.method(), route.path(), broken.getMessage());
      return Answer.text(400, "Bad request").with("Connection", "close");
    } catch (RuntimeException fault) {
      log.error("{} {} failed in a way nobody foresaw", route.method(), route.path(), fault);
      return Answer.text(500, "Internal error");
    }
  }

  /** Begins to count such answers: while the server stops, nothing new is counted. */
  void expect(Route route, int status) {
    timers.computeIfAbsent(new Key(route, status), this::timer);
  }

  /** Counts an answer and writes it into the access log. */
  void note(Route route, int status, String client, long startedNanos) {
    var took = System.nanoTime() - startedNanos;
    timers.computeIfAbsent(new Key(route, status), this::timer).record(took, TimeUnit.NANOSECONDS);
    AccessLog.write(client, route.method(), route.path(), status, took);
  }

  private Timer timer(Key key) {
    return Timer.builder("junction.http")
        .description("Calls answered")
        .tags("method", key.route.method(), "route", key.route.path(), "status", String.valueOf(key.status))
        .tags("lane", key.route.lane().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
