package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import dev.junction.hub.web.LocalToken;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code junction train}: a short life of a hub in a folder of its own, which delivers to itself, and the commands that people use most.
 * The launcher lets the virtual machine watch it once, so that every later start is quick. It leaves nothing behind and speaks to
 * nobody but itself.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Run a hub and the usual commands for a moment, for the launcher to learn a quick start from.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  /** Enough for the hot lane to be known as hot. */
  private static final int POSTS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      hub:
        port: 0
        data: %s
      webhook:
        sources:
          training: {scheme: hub-sha256, secret-file: %s}
      """;

  private final Integrations integrations;
  private final SecureRandom random;

  TrainCommand(Integrations integrations, SecureRandom random) {
    this.integrations = integrations;
    this.random = random;
  }

  @Override
  public Integer call() throws Exception {
    var folder = Files.createTempDirectory("junction-train");
    try {
      train(folder, secret());
      return Exit.OK;
    } finally {
      remove(folder);
    }
  }

  private void train(Path folder, String secret) throws Exception {
    var secretFile = Files.writeString(folder.resolve("secret"), secret);
    var file = Files.writeString(folder.resolve("junction.yml"), SETTINGS.formatted(folder.resolve("data"), secretFile));
    var settings = Settings.load(Optional.of(file), Map.of(), integrations);
    if (!settings.problems().isEmpty()) {
      throw new CommandFailed("Training: its own settings have problems: " + settings.problems());
    }
    try (var server = HubServer.start(new Launch(settings, integrations, Clock.systemUTC()), HubServer.Log.JSON);
        var client = HttpClient.newHttpClient()) {
      var url = "http://127.0.0.1:" + server.port();
      var token = settings.get(HubSettings.class).data().resolve(LocalToken.FILE);
      var hub = new String[] {"--url", url, "--token", token.toString()};
      var hook = url + "/hooks/training";
      command(hub, "destinations", "add", "self", "--kind", "webhook", "--secret", secretFile.toString(),
          "--set", "url=" + hook, "--set", "scheme=hub-sha256", "--set", "allow-private=true");
      command(hub, "destinations", "test", "self");
      command(hub, "subscriptions", "add", "training", "--to", "self", "--type", "user.created");
      for (int i = 0; i < POSTS; i++) {
        post(client, hook, secret, i);
      }
      for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
        expectOk(client.send(HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build(), BodyHandlers.ofString()).statusCode(), path);
      }
      for (var words : List.of("events list", "events list --text ada -o json", "dead list", "destinations list", "subscriptions list")) {
        command(hub, words.split(" "));
      }
    }
    command(new String[] {"--config", file.toString()}, "config", "validate");
    for (var words : List.of("--help", "events --help", "config schema", "config env", "completion")) {
      command(new String[0], words.split(" "));
    }
  }

  private static void post(HttpClient client, String hook, String secret, int number) throws IOException, InterruptedException {
    var body =
        """
        {"event":"user_created","user":{"id":%d,"username":"ada%d","email":"ada%d@example.org"}}"""
            .formatted(number, number, number)
            .getBytes(StandardCharsets.UTF_8);
    var signed = WebhookScheme.HUB_SHA256.sign(hook, body, secret, "training-" + number, Clock.systemUTC().instant());
    var request = HttpRequest.newBuilder(URI.create(signed.url())).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
    signed.headers().forEach(request::header);
    expectOk(client.send(request.header("Content-Type", "application/json").build(), BodyHandlers.discarding()).statusCode(), hook);
  }

  private static void expectOk(int status, String what) {
    if (status != 200) {
      throw new CommandFailed("Training: %s answered %d, expected 200. Please report this.".formatted(what, status));
    }
  }

  private void command(String[] hub, String... words) {
    var line = CommandLineStart.line(integrations);
    var said = new StringWriter();
    line.setOut(new PrintWriter(said));
    line.setErr(new PrintWriter(said));
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of(hub));
    int exit = line.execute(all.toArray(String[]::new));
    if (exit != Exit.OK) {
      throw new CommandFailed("Training: \"%s\" ended with %d: %s".formatted(String.join(" ", words), exit, said));
    }
  }

  private String secret() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
