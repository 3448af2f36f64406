package dev.junction.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The answering side of one request, on the bare socket, so that an answer can also be slow, endless or torn. */
public final class Exchange {

  private static final int PIECE = 64 * 1024;

  private final Socket socket;
  private final OutputStream out;
  private final boolean withBody;
  private boolean keepAlive;

  Exchange(Socket socket, Request request) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.withBody = !request.method().equals("HEAD");
    this.keepAlive = !request.header("Connection").map(String::toLowerCase).orElse("").contains("close");
  }

  /** Whether the connection can carry another request after this one. */
  boolean keepAlive() {
    return keepAlive;
  }

  /** Sends the whole answer at once. */
  void send(Answer answer) throws IOException {
    out.write(answer.wire(keepAlive, withBody));
    out.flush();
  }

  /** Sends the answer one byte per interval, from its status line on; a release of {@code hold} sends the rest at once. */
  void drip(Answer answer, Duration interval, Hold hold) throws IOException, InterruptedException {
    keepAlive = false;
    socket.setTcpNoDelay(true);
    var wire = answer.wire(false, withBody);
    for (int sent = 0; sent < wire.length; sent++) {
      if (hold.forAtMost(interval)) {
        out.write(wire, sent, wire.length - sent);
        return;
      }
      out.write(wire[sent]);
    }
  }

  /** Sends so many bytes of the answer, then resets the connection (TCP RST). */
  void tear(Answer answer, int afterBytes) throws IOException {
    keepAlive = false;
    var wire = answer.wire(false, withBody);
    out.write(wire, 0, Math.min(afterBytes, wire.length));
    out.flush();
    // Closing with a linger time of zero is what makes the kernel send RST instead of FIN.
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Sends a 200 with a body of so many bytes and no declared length: who reads it must count for itself. */
  void flood(long bytes) throws IOException {
    keepAlive = false;
    out.write("HTTP/1.1 200 \r\nContent-Type: application/json\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    var piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'x');
    for (long left = bytes; left > 0; left -= PIECE) out.write(piece, 0, (int) Math.min(left, PIECE));
    out.flush();
  }
}
