package dev.junction.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client on the bare socket: sends exactly these bytes and shows exactly what comes back. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(Sandbox sandbox) throws IOException {
    this(Integer.parseInt(sandbox.url().replaceFirst(".*:", "")));
  }

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
  }

  RawClient send(String latin1) throws IOException {
    socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** A POST after which the server closes. */
  RawClient post(String path, String body) throws IOException {
    return send("POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s".formatted(path, body.length(), body));
  }

  int read() throws IOException {
    return socket.getInputStream().read();
  }

  /** So many bytes, fewer only at the end of the stream. */
  String read(int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  /** Everything until the server closes. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override public void close() throws IOException {
    socket.close();
  }
}
