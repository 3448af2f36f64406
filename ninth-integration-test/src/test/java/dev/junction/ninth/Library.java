package dev.junction.ninth;

import dev.junction.hub.Integrations;
import dev.junction.hub.cli.CommandLineStart;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import dev.junction.hub.web.LocalToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A campus with a library: a settings file, and a hub on it when a test wants one. */
record Library(Path folder, Path config) {
  static final String TOKEN = "a token for the desk alone";

  static Library in(Path folder) throws IOException {
    Files.writeString(folder.resolve("catalogue.txt"), "Flatland\nThe Blazing World\n");
    var library = new Library(folder, folder.resolve("junction.yml"));
    return library.with("");
  }

  /** The same with more lines below {@code ninth:}. */
  Library with(String more) throws IOException {
    Files.writeString(
        config,
        """
        hub:
          port: 0
          data: %1$s/data
        ninth:
          catalogue: %1$s/catalogue.txt
          desk-token: %2$s
          branches:
            north:
              street: 1 North Street
        %3$s
        webhook:
          sources:
            returns:
              scheme: library-desk
              secret: a secret for returns alone
        """
            .formatted(folder, TOKEN, more.indent(2).stripTrailing()));
    return this;
  }

  Settings settings() {
    return Settings.load(Optional.of(config), Map.of(), Integrations.discover());
  }

  Running start() {
    return new Running(HubServer.start(new Launch(settings(), Integrations.discover(), Clock.systemUTC()), HubServer.Log.TEXT), folder, HttpClient.newHttpClient());
  }

  /** What a command did. */
  record Ran(int exit, String out, String err) {}

  static Ran run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = CommandLineStart.line(Integrations.discover());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return new Ran(line.execute(arguments), out.toString(), err.toString());
  }

  /** A hub that runs. */
  record Running(HubServer server, Path folder, HttpClient client) implements AutoCloseable {

    HttpResponse<String> get(String path, String... headers) throws Exception {
      return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
      return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    /** Asks the administration's API with the local token. */
    JsonNode api(String path) throws Exception {
      return JsonMapper.shared().readTree(get(path, "Authorization", bearer()).body());
    }

    JsonNode api(String path, String body) throws Exception {
      return JsonMapper.shared().readTree(post(path, body, "Authorization", bearer(), "Content-Type", "application/json").body());
    }

    private String bearer() throws IOException {
      return "Bearer " + Files.readString(folder.resolve("data").resolve(LocalToken.FILE));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
      return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
      return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }
}
