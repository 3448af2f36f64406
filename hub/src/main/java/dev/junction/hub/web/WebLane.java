package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands the routes of the web lane to the framework. */
final class WebLane {
  private final Traffic traffic;
  private final TrustedProxies proxies;

  WebLane(Traffic traffic, TrustedProxies proxies) {
    this.traffic = traffic;
    this.proxies = proxies;
  }

  RouterFunction<ServerResponse> routes(List<Route> routes) {
    var builder = RouterFunctions.route();
    // The framework wants at least one route.
    builder.route(RequestPredicates.all().negate(), request -> ServerResponse.notFound().build());
    for (var route : routes) {
      if (route.lane() == Route.Lane.WEB) {
        builder.route(
            RequestPredicates.method(HttpMethod.valueOf(route.method())).and(RequestPredicates.path(route.path())),
            request -> answer(route, request));
      }
    }
    return builder.build();
  }

  private ServerResponse answer(Route route, ServerRequest request) {
    AccessLog.leave(request.servletRequest());
    var client =
        proxies.client(request.servletRequest().getRemoteAddr(), request.headers().firstHeader("X-Forwarded-For"));
    var answer = traffic.answered(route, new WebCall(request, route, client));
    var response = ServerResponse.status(answer.status()).contentType(MediaType.parseMediaType(answer.contentType()));
    answer.headers().forEach(response::header);
    return response.header(HttpHeaders.CONTENT_LENGTH, String.valueOf(answer.body().length)).body(answer.body());
  }

  private record WebCall(ServerRequest request, Route route, String remoteAddress) implements Route.Call {
    @Override
    public String method() {
      return request.method().name();
    }

    @Override
    public String rawTarget() {
      var servlet = servlet();
      return servlet.getQueryString() == null ? servlet.getRequestURI() : servlet.getRequestURI() + "?" + servlet.getQueryString();
    }

    @Override
    public String segment(String name) {
      Map<String, String> segments = request.pathVariables();
      return segments.get(name);
    }

    @Override
    public Optional<String> query(String name) {
      return request.param(name);
    }

    @Override
    public String header(String name) {
      return request.headers().firstHeader(name);
    }

    @Override
    public byte[] body() throws IOException {
      return Bodies.read(servlet().getInputStream(), servlet().getContentLengthLong(), route.bodyLimit());
    }

    @Override
    public InputStream stream() throws IOException {
      return Bodies.limited(servlet().getInputStream(), route.bodyLimit());
    }

    private HttpServletRequest servlet() {
      return request.servletRequest();
    }
  }
}
