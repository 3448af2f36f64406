package dev.junction.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads HTTP/1.1 requests from one connection (RFC 9112), with limits. */
final class RequestReader {

  /** Bytes of one line, and number of lines of a head. */
  static final int LONGEST_LINE = 16 * 1024;
  static final int MOST_HEADERS = 200;
  static final int LONGEST_BODY = 32 * 1024 * 1024;

  /** What arrived is no request that this reader understands; the message says why and may be sent back. */
  static final class Malformed extends IOException {
    Malformed(String message) {
      super(message);
    }
  }

  private final InputStream in;
  private final OutputStream out;
  private final Clock clock;

  RequestReader(InputStream in, OutputStream out, Clock clock) {
    this.in = in;
    this.out = out;
    this.clock = clock;
  }

  /** The next request; empty when the client closed the connection between two requests. */
  Optional<Request> next() throws IOException {
    var line = line(true);
    if (line.isEmpty()) return Optional.empty();
    var parts = line.get().split(" ");
    if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1."))
      throw new Malformed("expected a request line such as 'POST /path HTTP/1.1' with an origin-form target");
    var headers = headers();
    if (headers.getOrDefault("Expect", List.of()).contains("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    var body = body(headers);
    var mark = parts[1].indexOf('?');
    var path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
    var query = mark < 0 ? "" : parts[1].substring(mark + 1);
    return Optional.of(new Request(clock.instant(), parts[0], path, query, headers, body));
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (int count = 0; count < MOST_HEADERS; count++) {
      var line = line(false).orElseThrow();
      if (line.isEmpty()) return headers;
      var colon = line.indexOf(':');
      if (colon < 1) throw new Malformed("expected 'Name: value' in header line " + (count + 1));
      headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
    }
    throw new Malformed("more than " + MOST_HEADERS + " header lines");
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("Transfer-Encoding")) {
      if (!headers.get("Transfer-Encoding").equals(List.of("chunked"))) throw new Malformed("only the transfer encoding 'chunked' is understood");
      return chunks();
    }
    if (!headers.containsKey("Content-Length")) return new byte[0];
    return exactly(number(headers.get("Content-Length").get(0), 10));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      var size = number(line(false).orElseThrow().replaceFirst(";.*", "").strip(), 16);
      if (body.size() + (long) size > LONGEST_BODY) throw new Malformed("a body of more than " + LONGEST_BODY + " bytes");
      if (size == 0) break;
      body.writeBytes(exactly(size));
      if (!line(false).orElseThrow().isEmpty()) throw new Malformed("a chunk is longer than its size says");
    }
    while (!line(false).orElseThrow().isEmpty()) continue;
    return body.toByteArray();
  }

  private static int number(String digits, int radix) throws Malformed {
    try {
      var number = Integer.parseInt(digits, radix);
      if (number >= 0 && number <= LONGEST_BODY) return number;
    } catch (NumberFormatException notANumber) {
      throw new Malformed("expected a length in base " + radix);
    }
    throw new Malformed("expected a length between 0 and " + LONGEST_BODY);
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new Malformed("the connection ended after %d of %d bytes of the body".formatted(bytes.length, length));
    return bytes;
  }

  /** One line without its line end; empty only if {@code mayEnd} and the stream ended before its first byte. */
  private Optional<String> line(boolean mayEnd) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); ; next = in.read()) {
      if (next < 0) {
        if (mayEnd && line.size() == 0) return Optional.empty();
        throw new Malformed("the connection ended inside the request");
      }
      if (next == '\n') break;
      if (line.size() == LONGEST_LINE) throw new Malformed("a line of more than " + LONGEST_LINE + " bytes");
      line.write(next);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
