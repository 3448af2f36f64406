package dev.junction.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries as fast as anybody could: answers 204 at once and counts. */
final class Receiver implements AutoCloseable {
  private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private final ServerSocket server;
  private final Set<String> deliveries = ConcurrentHashMap.newKeySet();
  private final AtomicLong posts = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Receiver() throws IOException {
    server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("receiver").start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Posts taken, repetitions included. */
  long posts() {
    return posts.get();
  }

  /** Different deliveries taken. */
  int deliveries() {
    return deliveries.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("receiver-connection").start(() -> serve(socket));
      } catch (SocketException closed) {
        return;
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      for (var head = Head.read(in); head != null; head = Head.read(in)) {
        in.skipNBytes(head.length());
        deliveries.add(head.headers().getOrDefault("x-junction-delivery", ""));
        socket.getOutputStream().write(TAKEN);
        posts.incrementAndGet();
      }
    } catch (IOException hubWentAway) {
      System.err.println("receiver: a connection broke: " + hubWentAway.getMessage());
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
