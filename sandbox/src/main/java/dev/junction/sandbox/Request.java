package dev.junction.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request as it arrived, to the byte.
 *
 * @param at      when its last byte was read
 * @param method  as sent, upper case by convention
 * @param path    as sent, still percent-encoded, without the query
 * @param query   as sent, without the question mark; empty if there was none
 * @param headers every value of every header; names compare without regard to case
 * @param body    decoded from chunks if it was chunked, otherwise untouched; empty if there was none
 */
public record Request(Instant at, String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  /** Copies what could change later. */
  public Request {
    var ordered = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> ordered.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(ordered);
    body = body.clone();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  /** A copy of the body's bytes. */
  @Override public byte[] body() {
    return body.clone();
  }

  /** The body read as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Path and query, as the request line had them. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Names the request only: a query, a header or a body may hold a secret. */
  @Override public String toString() {
    return "%s %s (%d bytes)".formatted(method, path, body.length);
  }
}
