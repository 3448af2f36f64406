package dev.junction.hub.cli;

import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mixin: the running hub that a command talks to, through its admin API. */
public final class HubConnection {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOKEN_VARIABLE = "JUNCTION_TOKEN";
  private static final String TOKEN_FILE = "admin.token";

  @Mixin private ConfigFile config;

  @Option(names = "--url", paramLabel = "URL", description = "The hub (default: the one on this machine that the settings describe).")
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "FILE",
      description = "File with an admin token (default: the variable JUNCTION_TOKEN, else admin.token in the hub's data folder).")
  private Path tokenFile;

  JsonNode get(String path, Map<String, String> query) {
    return exchange("GET", path + query(query), null);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return exchange("POST", path, body);
  }

  JsonNode delete(String path) {
    return exchange("DELETE", path, null);
  }

  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode exchange(String method, String path, Map<String, ?> body) {
    var base = base();
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    var request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      return read(base, client.send(request, BodyHandlers.ofByteArray()));
    } catch (ConnectException refused) {
      throw new CommandFailed("No hub answers at %s. Start it with \"junction serve\", or name another with --url.".formatted(base), refused);
    } catch (IOException failed) {
      throw new CommandFailed("Talking to the hub at %s failed: %s.".formatted(base, failed), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("Interrupted.", interrupted);
    }
  }

  private static JsonNode read(String base, HttpResponse<byte[]> response) {
    var body = response.body().length == 0 ? JSON.createObjectNode() : json(base, response);
    if (response.statusCode() / 100 == 2) {
      return body;
    }
    throw new CommandFailed("The hub refused (%d): %s".formatted(response.statusCode(), body.path("detail").asString("no reason given")));
  }

  private static JsonNode json(String base, HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (tools.jackson.core.JacksonException notJson) {
      throw new CommandFailed(
          "What answers at %s is no Junction hub: expected JSON, got something else with status %d.".formatted(base, response.statusCode()),
          notJson);
    }
  }

  private String base() {
    if (url != null) {
      return url.toString().replaceFirst("/$", "");
    }
    var hub = hub();
    var host = hub.bind().equals("0.0.0.0") ? "127.0.0.1" : hub.bind();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, hub.port());
  }

  private String token() {
    var variable = System.getenv(TOKEN_VARIABLE);
    if (tokenFile == null && variable != null && !variable.isBlank()) {
      return variable;
    }
    var file = tokenFile != null ? tokenFile : hub().data().resolve(TOKEN_FILE);
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException absent) {
      throw new CommandFailed(
          "There is no token in %s. The hub writes it while it runs: start it with \"junction serve\", or name the file with --token."
              .formatted(file.toAbsolutePath()),
          absent);
    } catch (IOException unreadable) {
      throw new CommandFailed("Reading the token in %s failed: %s. Run this as the hub's own user.".formatted(file, unreadable), unreadable);
    }
  }

  /** Only the hub's own settings; a command on this machine doesn't need the integrations' secrets. */
  private HubSettings hub() {
    var settings = Settings.loadHub(config.path(System.getenv()), System.getenv());
    try {
      return settings.get(HubSettings.class);
    } catch (IllegalStateException wrong) {
      throw new CommandFailed(wrong.getMessage(), wrong);
    }
  }

  private static String query(Map<String, String> query) {
    var given = new LinkedHashMap<>(query);
    given.values().removeIf(value -> value == null || value.isBlank());
    return given.isEmpty()
        ? ""
        : given.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
