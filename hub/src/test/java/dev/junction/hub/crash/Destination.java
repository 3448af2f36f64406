package dev.junction.hub.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Counts what arrives, and can hold the next arrivals in hand while the hub that sent them is killed. */
final class Destination implements AutoCloseable {
  private static final Pattern NONCE = Pattern.compile("nonce-\\d{5}");

  /** Arrivals held until {@code letGo}. */
  private record Hold(CountDownLatch inHand, CountDownLatch letGo) {}

  private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
  private final AtomicReference<Hold> hold = new AtomicReference<>();
  private final HttpServer server;

  Destination() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/events".formatted(server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var nonce = NONCE.matcher(body);
      if (nonce.find()) {
        arrivals.merge(nonce.group(), 1, Integer::sum);
      }
      var holding = hold.get();
      if (holding != null) {
        holding.inHand.countDown();
        holding.letGo.await();
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns once an arrival is in hand, unanswered; {@link #letGo} answers it. */
  void holdOne() throws InterruptedException {
    var holding = new Hold(new CountDownLatch(1), new CountDownLatch(1));
    hold.set(holding);
    holding.inHand.await();
  }

  void letGo() {
    hold.getAndSet(null).letGo.countDown();
  }

  /** How often each nonce has arrived. */
  Map<String, Integer> arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
