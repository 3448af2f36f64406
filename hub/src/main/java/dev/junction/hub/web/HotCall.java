package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request in the hot lane. */
final class HotCall implements Route.Call {
  private final Request request;
  private final Route route;
  private final Map<String, String> segments;
  private final String client;
  private byte[] body;

  HotCall(Request request, Route route, Map<String, String> segments, String client) {
    this.request = request;
    this.route = route;
    this.segments = segments;
    this.client = client;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String rawTarget() {
    return request.getHttpURI().getPathQuery();
  }

  @Override
  public String segment(String name) {
    return segments.get(name);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  @Override
  public String header(String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public byte[] body() throws IOException {
    if (body == null) {
      body = Bodies.read(Content.Source.asInputStream(request), request.getLength(), route.bodyLimit());
    }
    return body;
  }

  /** Whether the whole body was taken; what the handler left is read now, within the route's limit. */
  boolean taken() {
    try {
      if (body == null) {
        Bodies.read(Content.Source.asInputStream(request), request.getLength(), route.bodyLimit());
      }
      return true;
    } catch (IOException unread) {
      return false;
    }
  }

  @Override
  public InputStream stream() throws IOException {
    if (request.getLength() > route.bodyLimit()) {
      throw new Bodies.TooLarge(route.bodyLimit());
    }
    return Bodies.limited(Content.Source.asInputStream(request), route.bodyLimit());
  }

  @Override
  public String remoteAddress() {
    return client;
  }
}
