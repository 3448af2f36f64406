package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers hot routes before the web framework sees them; its filter chain would cost more than everything else (BENCHMARKS.md). What
 * no hot route claims goes on to the framework.
 */
public final class HotLane extends Handler.Wrapper {
  private static final int MOST_AT_ONCE = 1 << 20;
  private static final int STOPPING = 503;

  private final Router router;
  private final Traffic traffic;
  private final TrustedProxies proxies;
  private final Semaphore underWay = new Semaphore(MOST_AT_ONCE);
  private volatile boolean stopping;

  HotLane(List<Route> routes, Traffic traffic, TrustedProxies proxies) {
    var hot = routes.stream().filter(route -> route.lane() == Route.Lane.HOT).toList();
    hot.forEach(route -> traffic.expect(route, STOPPING));
    this.router = new Router(hot);
    this.traffic = traffic;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var match = router.match(request.getHttpURI().getCanonicalPath());
    if (match == null) {
      return onward(request, response, callback);
    }
    var route = match.byMethod().get(request.getMethod());
    if (route == null) {
      var allowed = String.join(", ", match.byMethod().keySet());
      refuse(request, response, callback, match.byMethod().values().iterator().next(), Answer.text(405, "Method not allowed").with("Allow", allowed));
      return true;
    }
    // Never waits for a permit: after a drain there are none, for good.
    if (stopping || !underWay.tryAcquire()) {
      refuse(request, response, callback, route, Answer.text(STOPPING, "Stopping").with("Retry-After", "5"));
      return true;
    }
    try {
      answer(request, response, callback, route, match);
    } finally {
      underWay.release();
    }
    return true;
  }

  /** The framework's calls are waited for too. One that comes while the server stops is answered if it is quick enough. */
  private boolean onward(Request request, Response response, Callback callback) throws Exception {
    if (stopping || !underWay.tryAcquire()) {
      return super.handle(request, response, callback);
    }
    var counted = new AtomicBoolean(true);
    var handled = false;
    try {
      handled = super.handle(request, response, Callback.from(callback, () -> ended(counted)));
      return handled;
    } finally {
      if (!handled) {
        ended(counted);
      }
    }
  }

  private void ended(AtomicBoolean counted) {
    if (counted.getAndSet(false)) {
      underWay.release();
    }
  }

  /** Without asking the handler, and counted all the same. */
  private void refuse(Request request, Response response, Callback callback, Route route, Answer answer) {
    traffic.note(route, answer.status(), client(request), System.nanoTime());
    send(response, callback, answer);
  }

  private void answer(Request request, Response response, Callback callback, Route route, Router.Match match) {
    var call = new HotCall(request, route, match.segments(), client(request));
    var answer = traffic.answered(route, call);
    // The server closes a connection on which a body lies unread; a caller that isn't told would send its next call into the void.
    var reusable = answer.headers().containsKey("Connection") || call.taken();
    send(response, callback, reusable ? answer : answer.with("Connection", "close"));
  }

  private String client(Request request) {
    return proxies.client(Request.getRemoteAddr(request), request.getHeaders().get(HttpHeader.X_FORWARDED_FOR));
  }

  private static void send(Response response, Callback callback, Answer answer) {
    response.setStatus(answer.status());
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    answer.headers().forEach(headers::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** Takes no new calls of hot routes and waits for those under way; false when they did not end in time. */
  boolean drain(Duration patience) throws InterruptedException {
    stopping = true;
    return underWay.tryAcquire(MOST_AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
