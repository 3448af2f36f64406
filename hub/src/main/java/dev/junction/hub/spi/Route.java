package dev.junction.hub.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP route.
 *
 * @param method    {@code GET}, {@code POST}, ...
 * @param path      segments, with {@code {name}} for one that varies: {@code /hooks/{source}}
 * @param lane      in front of the web framework or inside it
 * @param bodyLimit bytes of body taken; a larger one is answered 413 before the handler is asked
 * @param handler   blocking; runs on a virtual thread
 */
public record Route(String method, String path, Lane lane, long bodyLimit, Handler handler) {

  /** Where a route is served. Both lanes have the same limits, metrics, access log and trace id. */
  public enum Lane {
    /** Straight in the server's handler: for what other systems call thousands of times. Without sessions or sign-in. */
    HOT,
    /** Inside the web framework, behind its security. */
    WEB
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    Answer handle(Call call) throws IOException;
  }

  /** A request. */
  public interface Call {
    String method();

    /** Path and query as they came, undecoded. */
    String rawTarget();

    /** What stands for {@code {name}} in the route's path, decoded. */
    String segment(String name);

    /** Decoded query parameter. */
    Optional<String> query(String name);

    /** Header by name, any case; null when absent. */
    String header(String name);

    /** The body, at most the route's limit. Reads it whole. */
    byte[] body() throws IOException;

    /** The body as it arrives; use either this or {@link #body()}. */
    InputStream stream() throws IOException;

    /** Address of the peer, after named trusted proxies were taken into account. */
    String remoteAddress();
  }

  /**
   * A response.
   *
   * @param headers without Content-Type and Content-Length
   */
  public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final String TEXT = "text/plain;charset=utf-8";

    public static Answer text(int status, String text) {
      return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Answer json(int status, byte[] json) {
      return new Answer(status, "application/json", json, Map.of());
    }

    public Answer with(String header, String value) {
      var more = new java.util.LinkedHashMap<>(headers);
      more.put(header, value);
      return new Answer(status, contentType, body, Map.copyOf(more));
    }
  }
}
