package dev.junction.hub.spi;

import dev.junction.hub.spi.DestinationKind.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings that every destination reached over HTTP shares.
 *
 * @param url          where to
 * @param allowPrivate whether its address may be one that is not public
 * @param within       total time of one attempt
 * @param headers      more headers, the same in every request
 */
public record HttpTarget(HttpUrl url, boolean allowPrivate, Duration within, Map<String, String> headers) {
  /** The longest {@link #within} that can be set; a lease must outlast it. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  public static final Field URL =
      new Field("url", "Where events are posted to, https:// or http://, without user name and password.", null, true);
  public static final Field ALLOW_PRIVATE =
      new Field(
          "allow-private",
          "Whether the host may have an address inside your network (true or false). Leave it false for hosts on the"
              + " internet: it keeps a foreign name from leading Junction to your own machines.",
          "false",
          false);
  public static final Field TIMEOUT =
      new Field("timeout", "Seconds that one attempt may take in all, 1 to 30; after that it counts as failed.", "15", false);
  public static final Field HEADERS =
      new Field(
          "headers",
          "More headers for every request, one per line as Name: value. Shown to every administrator, so never a password or token.",
          "",
          false);

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,2})s?");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+)\\s*:\\s*([\\x20-\\x7e]+)");

  /** Headers that Junction or the connection sets. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "expect", "upgrade", "te", "trailer");
  private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

  public HttpTarget {
    headers = Map.copyOf(headers);
  }

  /** Reads settings; an absent one has its field's fallback. @throws IllegalArgumentException when they have {@link #problems} */
  public static HttpTarget of(Map<String, String> settings) {
    return new HttpTarget(
        HttpUrl.parse(settings.get("url")), allowPrivate(settings), within(settings), headers(settings));
  }

  /** All problems of the shared settings at once, in words. */
  public static List<String> problems(Map<String, String> settings) {
    var problems = new ArrayList<String>();
    if (settings.getOrDefault("url", "").isBlank()) {
      problems.add("url: missing; give the address that events are posted to");
    } else {
      collect("url", () -> HttpUrl.parse(settings.get("url")), problems);
    }
    collect("allow-private", () -> allowPrivate(settings), problems);
    collect("timeout", () -> within(settings), problems);
    collect("headers", () -> headers(settings), problems);
    return problems;
  }

  /** A POST to this target, with {@code headers} on top of its own. */
  public HttpCalls.Request post(HttpUrl to, Map<String, String> headers, byte[] body, int answerBytes) {
    var all = new LinkedHashMap<>(this.headers);
    all.putAll(headers);
    return new HttpCalls.Request("POST", to, all, body, within, allowPrivate, answerBytes);
  }

  private static boolean allowPrivate(Map<String, String> settings) {
    var given = settings.getOrDefault("allow-private", ALLOW_PRIVATE.fallback()).strip();
    return switch (given.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw new IllegalArgumentException("expected true or false, got " + given);
    };
  }

  private static Duration within(Map<String, String> settings) {
    var given = settings.getOrDefault("timeout", TIMEOUT.fallback()).strip();
    var seconds = SECONDS.matcher(given);
    var within = seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
    if (within.isZero() || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("expected 1 to %d seconds, got %s".formatted(LONGEST.toSeconds(), given));
    }
    return within;
  }

  private static Map<String, String> headers(Map<String, String> settings) {
    var headers = new LinkedHashMap<String, String>();
    for (var line : settings.getOrDefault("headers", "").lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var header = HEADER.matcher(line);
      if (!header.matches()) {
        throw new IllegalArgumentException("expected Name: value in printable ASCII on each line, got " + line.split(":", 2)[0]);
      }
      var name = header.group(1).toLowerCase(Locale.ROOT);
      if (SECRET.contains(name)) {
        throw new IllegalArgumentException(header.group(1) + " carries a secret, and this setting is shown; sign the request instead");
      }
      if (OURS.contains(name) || name.startsWith("x-junction-") || name.startsWith("webhook-") || name.contains("signature")) {
        throw new IllegalArgumentException(header.group(1) + " is set by Junction; remove it");
      }
      headers.put(header.group(1), header.group(2).strip());
    }
    return headers;
  }

  private static void collect(String field, Runnable reading, List<String> problems) {
    try {
      reading.run();
    } catch (IllegalArgumentException wrong) {
      problems.add(field + ": " + wrong.getMessage());
    }
  }
}
