package dev.junction.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP/1.1 message.
 *
 * @param first   request or status line
 * @param headers by lower-case name
 */
record Head(String first, Map<String, String> headers) {
  /** Null when the stream ends instead. */
  static Head read(InputStream in) throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("expected an HTTP header, got a line of %d characters without a colon".formatted(line.length()));
      }
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Head(first, headers);
  }

  /** Bytes of the body that follows. */
  long length() {
    return Long.parseLong(headers.getOrDefault("content-length", "0"));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
