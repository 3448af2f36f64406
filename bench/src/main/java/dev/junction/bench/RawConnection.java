package dev.junction.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept connection that sends prepared requests: as little client as possible, so that the server is what is measured. */
final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a whole request; returns the answer's status. */
  int send(byte[] request) throws IOException {
    out.write(request);
    var head = Head.read(in);
    if (head == null) {
      throw new EOFException("the server closed the connection instead of answering");
    }
    in.skipNBytes(head.length());
    return Integer.parseInt(head.first().split(" ")[1]);
  }

  /** Asks for a path on a connection of its own; 0 when nobody answers. */
  static int get(int port, String path) {
    try (var connection = new RawConnection(port)) {
      return connection.send("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException notYet) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
