package dev.junction.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A well-behaved client that follows nothing. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
    return call("POST", url, body);
  }

  static HttpResponse<String> call(String method, String url, String body, String... headers) throws IOException, InterruptedException {
    return CLIENT.send(request(method, url, body, headers), BodyHandlers.ofString());
  }

  static CompletableFuture<HttpResponse<String>> postLater(String url, String body) {
    return CLIENT.sendAsync(request("POST", url, body), BodyHandlers.ofString());
  }

  private static HttpRequest request(String method, String url, String body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) request.headers(headers);
    return request.build();
  }
}
