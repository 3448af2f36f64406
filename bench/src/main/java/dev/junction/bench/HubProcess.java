package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole application, started as an administrator starts it. */
record HubProcess(int port, Program program, Path data) implements Server {
  /** The first start of a checkout may build and train. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Starts it in {@code folder} and waits until it is ready.
   *
   * @param store    empty for SQLite
   * @param key      key file that nodes of one store share
   * @param jvm      more options of the virtual machine
   */
  static HubProcess start(Path root, Path folder, String secret, Optional<Postgres.Database> store, Path key, List<String> jvm)
      throws IOException, InterruptedException {
    var prepared = prepare(root, folder, secret, store, key, jvm);
    var program = Program.start(prepared.command(), folder, prepared.environment());
    Server.await(program, prepared.port(), PATIENCE);
    var hub = new HubProcess(prepared.port(), program, folder.resolve("data"));
    hub.awaitReady();
    return hub;
  }

  /** On SQLite. */
  static HubProcess start(Path root, Path folder, String secret) throws IOException, InterruptedException {
    return start(root, folder, secret, Optional.empty(), folder.resolve("store.key"), List.of());
  }

  /** What it takes to start one. */
  record Prepared(int port, List<String> command, Map<String, String> environment) {}

  static Prepared prepare(Path root, Path folder, String secret, Optional<Postgres.Database> store, Path key, List<String> jvm)
      throws IOException {
    var port = Server.freePort();
    var settings =
        Template.filled(
            "hub.yml",
            folder,
            Map.of(
                "port", String.valueOf(port),
                "data", folder.resolve("data").toString(),
                "url", store.map(Postgres.Database::url).orElse(""),
                "user", store.map(Postgres.Database::user).orElse(""),
                "key", key.toString()));
    var environment =
        Map.of(
            "BENCH_HOOK_SECRET", secret,
            "BENCH_STORE_PASSWORD", store.map(Postgres.Database::password).orElse("unused"),
            "JUNCTION_CONFIG", settings.toString(),
            "JUNCTION_JAVA_HOME", System.getProperty("java.home"),
            "JUNCTION_OPTS", String.join(" ", jvm));
    return new Prepared(port, List.of(root.resolve("junction").toString(), "serve", "--log", "json"), environment);
  }

  AdminApi api() throws IOException {
    return new AdminApi(port, Files.readString(data.resolve("admin.token")).strip());
  }

  private void awaitReady() throws IOException, InterruptedException {
    Await.until(PATIENCE, "the hub is ready", () -> {
      program.expectAlive();
      return RawConnection.get(port, "/health/ready") == 200;
    });
  }
}
