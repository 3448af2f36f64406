package dev.junction.hub.cli;

import com.sun.net.httpserver.HttpServer;
import dev.junction.hub.Integrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands that people use most. A real hub would fill the cache with thousands of classes that no command needs, and each is
 * loaded at every start: the hub here answers {@code {}} to everything.
 */
final class CommandsTraining {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final List<String> ALONE =
      List.of("--help", "events --help", "config show", "config schema", "config env", "config env -o json", "completion");
  private static final List<String> WITH_A_HUB =
      List.of("events list", "events list -o json", "dead list", "destinations list", "subscriptions list");

  private final Integrations integrations;
  private final Path folder;

  CommandsTraining(Integrations integrations, Path folder) {
    this.integrations = integrations;
    this.folder = folder;
  }

  void run() throws IOException {
    ALONE.forEach(words -> TrainCommand.command(integrations, words, List.of()));
    var settings = Files.writeString(folder.resolve("junction.yml"), "hub:\n  port: 8080\n");
    TrainCommand.command(integrations, "config validate", List.of("--config", settings.toString()));
    var token = Files.writeString(folder.resolve("token"), "training");
    var hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext("/", call -> {
      try (call) {
        call.sendResponseHeaders(200, NOTHING.length);
        call.getResponseBody().write(NOTHING);
      }
    });
    hub.start();
    try {
      var there = List.of("--url", "http://127.0.0.1:" + hub.getAddress().getPort(), "--token", token.toString());
      WITH_A_HUB.forEach(words -> TrainCommand.command(integrations, words, there));
    } finally {
      hub.stop(0);
    }
  }
}
