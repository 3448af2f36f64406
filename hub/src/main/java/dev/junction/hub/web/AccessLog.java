package dev.junction.hub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each call answered: client, method, route, status, microseconds. The route and never the path: a path may hold a
 * secret, and a query even more so. As a filter it writes what no route of an integration has written.
 */
final class AccessLog extends OncePerRequestFilter {
  static final String LOGGER = "junction.access";

  private static final Logger log = LoggerFactory.getLogger(LOGGER);
  private static final String WRITTEN = AccessLog.class.getName();
  private static final String NO_ROUTE = "(no route)";

  private final TrustedProxies proxies;

  AccessLog(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  static void write(String client, String method, String route, int status, long nanos) {
    log.info("{} {} {} {} {}us", client, method, route, status, nanos / 1000);
  }

  /** Leaves this call to the lane that answers it. */
  static void leave(HttpServletRequest request) {
    request.setAttribute(WRITTEN, true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !log.isInfoEnabled();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var started = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.getAttribute(WRITTEN) == null) {
        var client = proxies.client(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
        var route = Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        write(client, request.getMethod(), route.map(Object::toString).orElse(NO_ROUTE), response.getStatus(), System.nanoTime() - started);
      }
    }
  }
}
