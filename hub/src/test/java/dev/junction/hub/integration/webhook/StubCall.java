package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.Route;
import dev.junction.hub.spi.Route.Answer;
import dev.junction.hub.spi.Route.Call;
import dev.junction.webhooks.SignedWebhook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A post as the lane hands it to a route. */
record StubCall(String rawTarget, Map<String, String> headers, byte[] body, Map<String, String> segments) implements Call {

  /** Sends a signed post to the route whose path it has. */
  static Answer post(List<Route> routes, SignedWebhook signed, byte[] body) throws IOException {
    return post(routes, signed.url().replaceFirst("https?://[^/]+", ""), signed.headers(), body);
  }

  static Answer post(List<Route> routes, String rawTarget, Map<String, String> headers, byte[] body) throws IOException {
    var path = rawTarget.split("\\?", 2)[0].split("/");
    for (var route : routes) {
      var pattern = route.path().split("/");
      var segments = new HashMap<String, String>();
      boolean same = path.length == pattern.length;
      for (int i = 0; same && i < path.length; i++) {
        if (pattern[i].startsWith("{")) {
          segments.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
        } else {
          same = pattern[i].equals(path[i]);
        }
      }
      if (same) {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return route.handler().handle(new StubCall(rawTarget, anyCase, body, segments));
      }
    }
    throw new IllegalArgumentException("no route for " + rawTarget);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String segment(String name) {
    return segments.get(name);
  }

  @Override
  public Optional<String> query(String name) {
    throw new UnsupportedOperationException("a hook reads only the raw query");
  }

  @Override
  public String header(String name) {
    return headers.get(name);
  }

  @Override
  public InputStream stream() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.1";
  }
}
