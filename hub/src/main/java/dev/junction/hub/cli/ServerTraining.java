package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import dev.junction.hub.web.LocalToken;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A short life of a hub: it takes signed hooks, delivers to itself, is asked how it is, and stops. */
final class ServerTraining {
  /** Enough for the hot lane's methods to be known well, so that the virtual machine need not watch them first when it counts. */
  private static final int POSTS = 800;

  private static final int SENDERS = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      hub:
        port: 0
        data: %s
      webhook:
        sources:
          training:
            scheme: hub-sha256
            secret-file: %s
      """;

  private final Integrations integrations;
  private final Path folder;
  private final String secret;
  private final Clock clock;

  ServerTraining(Integrations integrations, Path folder, Clock clock, SecureRandom random) {
    this.integrations = integrations;
    this.folder = folder;
    this.clock = clock;
    var bytes = new byte[32];
    random.nextBytes(bytes);
    this.secret = HexFormat.of().formatHex(bytes);
  }

  void run() throws IOException, InterruptedException {
    var secretFile = Files.writeString(folder.resolve("secret"), secret);
    var settings = settings(secretFile);
    try (var server = HubServer.start(new Launch(settings, integrations, clock), HubServer.Log.JSON);
        var client = HttpClient.newHttpClient()) {
      var url = "http://127.0.0.1:" + server.port();
      var hook = url + "/hooks/training";
      var token = settings.get(HubSettings.class).data().resolve(LocalToken.FILE);
      var there = List.of("--url", url, "--token", token.toString());
      var self = "destinations add self --kind webhook --set scheme=hub-sha256 --set allow-private=true --set url=" + hook;
      TrainCommand.command(integrations, self, Stream.concat(Stream.of("--secret", secretFile.toString()), there.stream()).toList());
      TrainCommand.command(integrations, "destinations test self", there);
      TrainCommand.command(integrations, "subscriptions add training --to self --type user.created", there);
      postAll(client, hook);
      for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
        expectOk(client, HttpRequest.newBuilder(URI.create(url + path)));
      }
      for (var words : List.of("events list", "events list --text ada", "dead list", "destinations list", "subscriptions list")) {
        TrainCommand.command(integrations, words, there);
      }
    }
  }

  private Settings settings(Path secretFile) throws IOException {
    var file = Files.writeString(folder.resolve("junction.yml"), SETTINGS.formatted(folder.resolve("data"), secretFile));
    var settings = Settings.load(Optional.of(file), Map.of(), integrations);
    if (!settings.problems().isEmpty()) {
      throw new CommandFailed("Training: its own settings have problems: %s. Please report this.".formatted(settings.problems()));
    }
    return settings;
  }

  private void postAll(HttpClient client, String hook) throws IOException, InterruptedException {
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      var posts = IntStream.range(0, POSTS).mapToObj(i -> senders.submit(() -> post(client, hook, i))).toList();
      for (var post : posts) {
        post.get();
      }
    } catch (ExecutionException failed) {
      throw new CommandFailed("Training: posting failed: %s. Please report this.".formatted(failed.getCause()));
    }
  }

  private Void post(HttpClient client, String hook, int number) throws IOException, InterruptedException {
    var body =
        """
        {"event":"user_created","user":{"id":%d,"username":"ada%d","email":"ada%d@example.org"}}"""
            .formatted(number, number, number)
            .getBytes(StandardCharsets.UTF_8);
    var signed = WebhookScheme.HUB_SHA256.sign(hook, body, secret, "training-" + number, clock.instant());
    var request = HttpRequest.newBuilder(URI.create(signed.url())).POST(BodyPublishers.ofByteArray(body));
    signed.headers().forEach(request::header);
    expectOk(client, request.header("Content-Type", "application/json"));
    return null;
  }

  private static void expectOk(HttpClient client, HttpRequest.Builder asked) throws IOException, InterruptedException {
    var request = asked.timeout(PATIENCE).build();
    var status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new CommandFailed("Training: %s answered %d, expected 200. Please report this.".formatted(request.uri(), status));
    }
  }
}
