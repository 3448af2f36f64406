package dev.junction.hub.crash;

import dev.junction.hub.Await;
import dev.junction.hub.Junction;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The real server in a process of its own, so that it can be killed. */
final class HubProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Junction listens on 127\\.0\\.0\\.1:(\\d+)");
  private static final int START_SECONDS = 60;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  private volatile Process process;
  private volatile CompletableFuture<Integer> port = new CompletableFuture<>();

  /** @param folder holds junction.yml and, in {@code data}, what the hub keeps */
  HubProcess(Path folder) {
    this.folder = folder;
  }

  /** Starts it and returns once it listens. */
  void start() throws IOException {
    var listening = port.isDone() ? new CompletableFuture<Integer>() : port;
    process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Junction.class.getName(),
                    "serve",
                    "--config",
                    folder.resolve("junction.yml").toString()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    var starting = process;
    Thread.ofVirtual().start(() -> listen(starting.errorReader(), listening));
    port = listening;
    try {
      listening.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError("the hub did not start; its log:\n" + Files.readString(log()), failed);
    }
  }

  private void listen(BufferedReader errors, CompletableFuture<Integer> listening) {
    try (errors) {
      for (var line = errors.readLine(); line != null; line = errors.readLine()) {
        Files.writeString(log(), line + "\n", java.nio.file.StandardOpenOption.APPEND, java.nio.file.StandardOpenOption.CREATE);
        var found = LISTENS.matcher(line);
        if (found.find()) {
          listening.complete(Integer.parseInt(found.group(1)));
        }
      }
      listening.completeExceptionally(new IOException("it ended"));
    } catch (IOException gone) {
      listening.completeExceptionally(gone);
    }
  }

  private Path log() {
    return folder.resolve("hub.log");
  }

  /** Where it listens; waits while it is down. */
  int port() {
    return port.join();
  }

  /** As a power cut would: no chance to finish anything. */
  void kill() throws InterruptedException {
    port = new CompletableFuture<>();
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop and waits until it has. */
  void stop() {
    process.destroy();
    Await.until("the hub stops", () -> !process.isAlive());
  }

  /** Calls the admin API with the local token. */
  String post(String path, String json) throws IOException, InterruptedException {
    var token = Files.readString(folder.resolve("data/admin.token")).strip();
    var call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port(), path)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = http.send(call, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
