package dev.junction.hub.web;

import dev.junction.hub.spi.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the route for a path. Fixed paths win over those with segments that vary. */
final class Router {
  private final Map<String, Map<String, Route>> fixed = new HashMap<>();
  private final List<Pattern> varying = new ArrayList<>();

  private record Pattern(String[] segments, Map<String, Route> byMethod) {}

  /**
   * What was found.
   *
   * @param byMethod the path's routes, by method
   * @param segments what stands for the segments that vary, decoded
   */
  record Match(Map<String, Route> byMethod, Map<String, String> segments) {}

  /** @throws IllegalStateException when two routes claim the same method and path */
  Router(Collection<Route> routes) {
    var byPath = new LinkedHashMap<String, Map<String, Route>>();
    for (var route : routes) {
      if (byPath.computeIfAbsent(route.path(), path -> new LinkedHashMap<>()).put(route.method(), route) != null) {
        throw new IllegalStateException("two routes claim " + route.method() + " " + route.path());
      }
    }
    byPath.forEach(
        (path, byMethod) -> {
          if (path.contains("{")) {
            varying.add(new Pattern(split(path), byMethod));
          } else {
            fixed.put(path, byMethod);
          }
        });
  }

  /** The routes of a raw (undecoded) path; null when nobody claims it. */
  Match match(String path) {
    var exact = fixed.get(path);
    if (exact != null) {
      return new Match(exact, Map.of());
    }
    if (varying.isEmpty() || path.length() < 2 || path.charAt(0) != '/') {
      return null;
    }
    var segments = split(path);
    for (var pattern : varying) {
      var values = values(pattern.segments, segments);
      if (values != null) {
        return new Match(pattern.byMethod, values);
      }
    }
    return null;
  }

  private static Map<String, String> values(String[] pattern, String[] segments) {
    if (pattern.length != segments.length) {
      return null;
    }
    Map<String, String> values = null;
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        if (segments[i].isEmpty()) {
          return null;
        }
        values = values == null ? new HashMap<>() : values;
        values.put(pattern[i].substring(1, pattern[i].length() - 1), decoded(segments[i]));
      } else if (!pattern[i].equals(segments[i])) {
        return null;
      }
    }
    return values == null ? Map.of() : values;
  }

  /** Percent-decoded; a plus is a plus in a path. */
  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }

  private static String[] split(String path) {
    return path.substring(1).split("/", -1);
  }
}
