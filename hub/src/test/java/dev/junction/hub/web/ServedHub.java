package dev.junction.hub.web;

import dev.junction.hub.Integrations;
import dev.junction.hub.RunningHub;
import dev.junction.hub.ledger.EventQuery;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.Event;
import dev.junction.hub.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole server of this class path on a free port, and ways to call it. */
final class ServedHub implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Store.Place place;
  private final HubServer server;

  /** @param yaml settings besides hub and store */
  ServedHub(Store.Place place, String yaml, Clock clock) throws IOException {
    this(place, yaml, Map.of(), clock);
  }

  /** @param environment settings of the hub itself, as variables */
  ServedHub(Store.Place place, String yaml, Map<String, String> environment, Clock clock) throws IOException {
    this.place = place;
    Files.createDirectories(place.data());
    var file =
        Files.writeString(
            place.data().resolveSibling("junction.yml"),
            "hub: {port: 0, data: %s}\nstore: {url: \"%s\", user: \"%s\"}\n%s".formatted(place.data(), place.url(), place.user(), yaml));
    var integrations = Integrations.discover();
    var settings = Settings.load(Optional.of(file), environment, integrations);
    if (!settings.problems().isEmpty()) {
      throw new AssertionError(settings.problems());
    }
    server = HubServer.start(new Launch(settings, integrations, clock), HubServer.Log.JSON);
  }

  RunningHub hub() {
    return server.hub();
  }

  Path data() {
    return place.data();
  }

  int port() {
    return server.port();
  }

  HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)));
  }

  HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
    return http.send(call.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(call(path).GET());
  }

  HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
    var call = call(path).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(call::header);
    return send(call);
  }

  /** Calls the admin API as the command line of this machine does. */
  HttpResponse<String> api(String method, String path, String json) throws IOException, InterruptedException {
    var call =
        call("/api/v1/" + path)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    return send(call);
  }

  String token() throws IOException {
    return Files.readString(data().resolve(LocalToken.FILE));
  }

  /** A connection for what an honest client would never send. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /** Sends bytes as they are and returns all that comes back until the hub closes. */
  String raw(String head, byte[] body) throws IOException {
    try (var socket = connect()) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  List<Event> events() {
    return hub().engine().search().find(EventQuery.newest(1000));
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
