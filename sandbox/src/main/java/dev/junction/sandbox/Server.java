package dev.junction.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small HTTP/1.1 server on the loopback address. It exists because a server that always behaves, such as the JDK's own,
 * can neither reset a connection nor tear an answer, and the faults should be possible at every path.
 */
final class Server implements AutoCloseable {

  /** Answers one request through its exchange. */
  interface Handler {
    void handle(Request request, Exchange exchange) throws IOException, InterruptedException;
  }

  private static final System.Logger LOG = System.getLogger(Server.class.getName());
  /** Milliseconds after which a silent connection is closed. */
  private static final int IDLE = 60_000;

  private final ServerSocket listening;
  private final Handler handler;
  private final Clock clock;
  private final Thread acceptor = new Thread(this::accept, "sandbox-accept");
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
    var thread = new Thread(task, "sandbox-http");
    thread.setDaemon(true);
    return thread;
  });

  /**
   * Listens at once.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException if the port can't be had
   */
  Server(int port, Clock clock, Handler handler) {
    this.handler = handler;
    this.clock = clock;
    try {
      listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 512);
    } catch (IOException e) {
      throw new UncheckedIOException("Starting the sandbox: can't listen on 127.0.0.1:%d (%s). Choose another port, or 0 for any free one."
          .formatted(port, e.getMessage()), e);
    }
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        open.add(socket);
        if (listening.isClosed()) socket.close();
        else workers.execute(() -> converse(socket));
      } catch (IOException e) {
        if (!listening.isClosed()) LOG.log(Level.WARNING, "The sandbox failed to accept a connection; it goes on", e);
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE);
      var reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream(), clock);
      while (answerNext(socket, reader)) continue;
    } catch (SocketTimeoutException idle) {
      LOG.log(Level.DEBUG, "Closed a connection that was silent for {0} ms", IDLE);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "A client went away before its answer was complete", gone);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean answerNext(Socket socket, RequestReader reader) throws IOException, InterruptedException {
    try {
      var request = reader.next();
      if (request.isEmpty()) return false;
      var exchange = new Exchange(socket, request.get());
      handle(request.get(), exchange);
      return exchange.keepAlive();
    } catch (RequestReader.Malformed e) {
      socket.getOutputStream().write(Answer.text(400, "Reading your request: " + e.getMessage()).wire(false, true));
      return false;
    }
  }

  private void handle(Request request, Exchange exchange) throws IOException, InterruptedException {
    try {
      handler.handle(request, exchange);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The sandbox failed to answer " + request, e);
      exchange.send(Answer.text(500, "The sandbox failed to answer %s: %s".formatted(request, e)));
    }
  }

  /** Stops listening and closes every connection, hung ones too. */
  @Override public void close() {
    try {
      listening.close();
      // Only when the thread that accepts has left does the kernel refuse the next caller.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException("Closing the sandbox: its port could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
      open.forEach(Server::hangUp);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection could not be closed; its thread is told to end anyway", e);
    }
  }
}
