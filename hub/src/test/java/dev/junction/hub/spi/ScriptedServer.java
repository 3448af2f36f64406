package dev.junction.hub.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server on the loopback address that does with each connection what a test wants, however wrong. */
public final class ScriptedServer implements AutoCloseable {
  /** What happens to a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void with(Socket socket) throws Exception;
  }

  private static final Logger log = LoggerFactory.getLogger(ScriptedServer.class);

  private final ServerSocket listening;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Socket> arrived = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  public ScriptedServer(Script script) {
    this(ServerSocketFactory.getDefault(), script);
  }

  public ScriptedServer(ServerSocketFactory factory, Script script) {
    this.script = script;
    try {
      listening = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers every request with this text, after having read its head. */
  public static Script answering(String answer) {
    return socket -> {
      readHead(socket);
      socket.getOutputStream().write(answer.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    };
  }

  /** Says nothing until the other side goes away. */
  public static Script silent() {
    return socket -> socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
  }

  public static void readHead(Socket socket) throws IOException {
    var in = socket.getInputStream();
    for (int last = 0, c; (c = in.read()) >= 0 && !(c == '\n' && last == '\n'); ) {
      last = c == '\r' ? last : c;
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  public int connections() {
    return connections.get();
  }

  /** Waits for the next connection. */
  public Socket await() throws InterruptedException {
    var socket = arrived.poll(10, TimeUnit.SECONDS);
    if (socket == null) {
      throw new IllegalStateException("nobody connected within 10 s");
    }
    return socket;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
        arrived.add(socket);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.with(socket);
    } catch (Exception gone) {
      log.debug("the other side cut the connection, which is what many tests are about", gone);
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
