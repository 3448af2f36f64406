package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The hub's admin API, as far as benchmarks need it. */
final class AdminApi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private final String token;

  AdminApi(int port, String token) {
    this.origin = "http://127.0.0.1:%d/api/v1".formatted(port);
    this.token = token;
  }

  /** A webhook destination at a receiver on this machine. */
  void destination(String name, int receiverPort, String secret) throws IOException, InterruptedException {
    post(
        "/destinations",
        """
        {"name": "%s", "kind": "webhook", "secret": "%s", "ordered": false,
         "settings": {"url": "http://127.0.0.1:%d/%s", "scheme": "hub-sha256", "format": "data", "allow-private": "true"}}"""
            .formatted(name, secret, receiverPort, name));
  }

  /** Everything that the source lms sends. */
  void subscription(String name) throws IOException, InterruptedException {
    post("/subscriptions", "{\"name\": \"%s\", \"destination\": \"%s\", \"sources\": [\"lms\"]}".formatted(name, name));
  }

  /** A subscription to part of the events. */
  void subscription(String name, String types) throws IOException, InterruptedException {
    post(
        "/subscriptions",
        "{\"name\": \"%s\", \"destination\": \"%s\", \"sources\": [\"lms\"], \"types\": [\"%s\"]}".formatted(name, name, types));
  }

  void disable(String name) throws IOException, InterruptedException {
    post("/destinations/%s/disable".formatted(name), "{\"reason\": \"so that deliveries wait\"}");
  }

  /** Sends a test delivery, which enables a disabled destination. */
  void test(String name) throws IOException, InterruptedException {
    post("/destinations/%s/test".formatted(name), "{}");
  }

  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var built = request.header("Authorization", "Bearer " + token).timeout(PATIENCE).build();
    var answer = client.send(built, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new Refused("%s %s: expected 2xx, got %d: %s".formatted(built.method(), built.uri().getPath(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
