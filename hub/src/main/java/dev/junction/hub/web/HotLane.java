package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Answers hot routes before the web framework sees them; its filter chain would cost more than everything else (BENCHMARKS.md). What
 * no hot route claims goes on to the framework.
 */
public final class HotLane extends Handler.Wrapper {
  private static final Logger log = LoggerFactory.getLogger(HotLane.class);
  private static final int MOST_AT_ONCE = 1 << 20;

  private final Router router;
  private final Traffic traffic;
  private final TrustedProxies proxies;
  private final Semaphore underWay = new Semaphore(MOST_AT_ONCE);
  private volatile boolean stopping;

  HotLane(List<Route> routes, Traffic traffic, TrustedProxies proxies) {
    this.router = new Router(routes.stream().filter(route -> route.lane() == Route.Lane.HOT).toList());
    this.traffic = traffic;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var match = router.match(request.getHttpURI().getCanonicalPath());
    if (match == null) {
      return super.handle(request, response, callback);
    }
    var route = match.byMethod().get(request.getMethod());
    if (route == null) {
      var allowed = String.join(", ", match.byMethod().keySet());
      send(response, callback, Answer.text(405, "Method not allowed").with("Allow", allowed));
      return true;
    }
    // Never waits for a permit: after a drain there are none, for good.
    if (stopping || !underWay.tryAcquire()) {
      send(response, callback, Answer.text(503, "Stopping").with("Retry-After", "5"));
      return true;
    }
    try {
      answer(request, response, callback, route, match);
    } finally {
      underWay.release();
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback, Route route, Router.Match match) {
    var started = System.nanoTime();
    var client =
        proxies.client(Request.getRemoteAddr(request), request.getHeaders().get(HttpHeader.X_FORWARDED_FOR));
    MDC.put(Traffic.TRACE, traffic.trace(request.getHeaders().get("traceparent")));
    Answer answer;
    try {
      answer = handled(route, new HotCall(request, route, match.segments(), client));
    } finally {
      MDC.remove(Traffic.TRACE);
    }
    send(response, callback, answer);
    traffic.done(route, answer.status(), client, started);
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

  private static void send(Response response, Callback callback, Answer answer) {
    response.setStatus(answer.status());
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    answer.headers().forEach(headers::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** Takes no new calls and waits for those under way. */
  boolean drain(Duration patience) throws InterruptedException {
    stopping = true;
    return underWay.tryAcquire(MOST_AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
