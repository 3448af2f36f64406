package dev.junction.hub.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with one server on this machine. */
final class JsonCalls implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
  private final String base;
  private final Map<String, String> headers;

  /**
   * @param base    URL that paths are appended to
   * @param headers sent with every call
   */
  JsonCalls(String base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  JsonNode get(String path) {
    return call("GET", path, null);
  }

  JsonNode post(String path, Object body) {
    return call("POST", path, body);
  }

  JsonNode put(String path, Object body) {
    return call("PUT", path, body);
  }

  JsonNode delete(String path) {
    return call("DELETE", path, null);
  }

  /** @throws StepFailed when the answer isn't 2xx with JSON */
  private JsonNode call(String method, String path, Object body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, publisher);
    headers.forEach(request::header);
    var expected = "an answer to %s %s%s".formatted(method, base, path);
    try {
      return read(http.send(request.build(), BodyHandlers.ofString()), expected);
    } catch (IOException failed) {
      throw new StepFailed(expected, failed.toString(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StepFailed(expected, "an interruption", interrupted);
    }
  }

  private static JsonNode read(HttpResponse<String> response, String expected) {
    if (response.statusCode() / 100 != 2) {
      throw new StepFailed(expected, "%d: %s".formatted(response.statusCode(), said(response.body())));
    }
    try {
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (JacksonException notJson) {
      throw new StepFailed(expected + " in JSON", response.body(), notJson);
    }
  }

  /** The hub gives the reason as detail, the sandbox as error. */
  private static String said(String body) {
    try {
      var json = JSON.readTree(body);
      return json.path("detail").asString(json.path("error").asString(body));
    } catch (JacksonException notJson) {
      return body;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
