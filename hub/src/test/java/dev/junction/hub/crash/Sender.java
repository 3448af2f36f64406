package dev.junction.hub.crash;

import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Posts signed events, each until it was acknowledged, as a sender that keeps its word would. */
final class Sender implements AutoCloseable {
  private static final int CONNECTIONS = 48;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Integer> left = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final HubProcess hub;
  private final String secret;

  Sender(HubProcess hub, String secret, int posts) {
    this.hub = hub;
    this.secret = secret;
    IntStream.range(0, posts).forEach(left::add);
  }

  /** Begins; the result is there once every post was acknowledged. */
  CompletableFuture<Void> start() {
    return CompletableFuture.allOf(
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> CompletableFuture.runAsync(this::work, threads))
            .toArray(CompletableFuture[]::new));
  }

  private void work() {
    for (var nonce = left.poll(); nonce != null; nonce = left.poll()) {
      while (!taken(nonce)) {
        repeated.incrementAndGet();
      }
      acknowledged.incrementAndGet();
    }
  }

  /** Whether the hub acknowledged it; false when it went away meanwhile or asked to come back. */
  private boolean taken(int nonce) {
    var body = body(nonce).getBytes(StandardCharsets.UTF_8);
    var url = "http://127.0.0.1:%d/hooks/crash".formatted(hub.port());
    var call = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
    WebhookScheme.HUB_SHA256.sign(url, body, secret, "post-" + nonce, Instant.EPOCH).headers().forEach(call::header);
    try {
      var status = http.send(call.build(), BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 503) {
        throw new AssertionError("post %d was answered %d".formatted(nonce, status));
      }
      return status == 200;
    } catch (IOException wentAway) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  static String body(int nonce) {
    return "{\"event\":\"grade_updated\",\"user_id\":%d,\"nonce\":\"nonce-%05d\"}".formatted(nonce % 500, nonce);
  }

  /** Posts acknowledged so far. */
  int acknowledged() {
    return acknowledged.get();
  }

  /** Posts that had to be sent again. */
  int repeated() {
    return repeated.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
