package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Durable signed ingest. Each hub is fresh in each round, so that none has to index the words of an earlier round while another one
 * is measured.
 */
final class Ingest implements Benchmark {
  private static final String REFERENCE = "nginx, static 204";

  private final Workplace place;
  private final boolean postgres;
  private final String secret = HookSecret.made();

  /** @param postgres whether the hub keeps its events in PostgreSQL instead of SQLite */
  Ingest(Workplace place, boolean postgres) {
    this.place = place;
    this.postgres = postgres;
  }

  /** What the hub owes for each post. */
  private enum Owes {
    NOTHING("Junction"),
    /** To a receiver that takes it at once, while posts come in. */
    DELIVERED("Junction, one subscription, delivered meanwhile"),
    /** To a disabled destination, so that only the owing costs. */
    OWED("Junction, one subscription, owed only");

    private final String label;

    Owes(String label) {
      this.label = label;
    }
  }

  @Override
  public Section run(Options options) throws Exception {
    var database = postgres ? Optional.of(Postgres.required()) : Optional.<Postgres>empty();
    var loads = new LinkedHashMap<Integer, Map<String, List<Load>>>();
    options.connections.forEach(count -> loads.put(count, new LinkedHashMap<>()));
    var wrk = new Wrk(place.folder());
    try (var nginx = Nginx.start(place.fresh("nginx"));
        var webhook = GoWebhook.start(place.fresh("webhook"), secret);
        var receiver = new Receiver()) {
      var warmUp = posts("warm-up", options.perSecond * options.warmUp);
      for (int round = 0; round < options.rounds; round++) {
        var posts = new LinkedHashMap<Integer, Path>();
        for (var connections : options.connections) {
          posts.put(connections, posts("posts-" + connections, options.perSecond * options.seconds));
        }
        for (var owes : Owes.values()) {
          measureHub(owes, database, receiver, wrk, warmUp, posts, options, loads);
        }
        for (var connections : options.connections) {
          var file = posts.get(connections);
          keep(loads, connections, REFERENCE, wrk.run(nginx, file, connections, options.seconds, false));
          keep(loads, connections, "Debian's webhook, C program with fdatasync", wrk.run(webhook, file, connections, options.seconds, false));
        }
      }
    }
    return section(options, loads);
  }

  private void measureHub(
      Owes owes, Optional<Postgres> postgres, Receiver receiver, Wrk wrk, Path warmUp, Map<Integer, Path> posts, Options options,
      Map<Integer, Map<String, List<Load>>> loads)
      throws IOException, InterruptedException, SQLException {
    var folder = place.fresh("hub");
    try (var database = postgres.isPresent() ? postgres.get().fresh() : null;
        var hub = HubProcess.start(place.root(), folder, secret, Optional.ofNullable(database), folder.resolve("store.key"), List.of())) {
      setUp(hub, owes, receiver);
      wrk.run(hub, warmUp, options.connections.getFirst(), options.warmUp, true);
      for (var connections : options.connections) {
        keep(loads, connections, owes.label, wrk.run(hub, posts.get(connections), connections, options.seconds, true));
      }
    }
    Workplace.remove(folder);
  }

  private void setUp(HubProcess hub, Owes owes, Receiver receiver) throws IOException, InterruptedException {
    if (owes == Owes.NOTHING) {
      return;
    }
    try (var api = hub.api()) {
      api.destination("receiver", receiver.port(), secret);
      api.subscription("receiver");
      if (owes == Owes.OWED) {
        api.disable("receiver");
      }
    }
  }

  private Path posts(String name, int count) throws IOException {
    var file = place.memory().resolve(name);
    Files.deleteIfExists(file);
    return new SignedPosts(secret).write(file, count);
  }

  private static void keep(Map<Integer, Map<String, List<Load>>> loads, int connections, String who, Load load) {
    System.err.printf("%3d connections, %s: %,.0f/s, p99 %.1f ms%n", connections, who, load.rate(), load.p99Micros() / 1000);
    loads.get(connections).computeIfAbsent(who, name -> new ArrayList<>()).add(load);
  }

  private Section section(Options options, Map<Integer, Map<String, List<Load>>> loads) {
    var store = postgres ? "PostgreSQL" : "SQLite, synchronous=FULL";
    var section =
        new Section(postgres ? "postgres" : "ingest", "Durable signed ingest, " + store)
            .say(
                "Posts of 1 KB, each different, signed with HMAC-SHA256, answered when they are on disk; the whole application. %d rounds of %d s each, in turns, each hub fresh and warmed for %d s; medians, and the ratio to nginx in the same round with its extremes. CPU: of the server's process and its children%s."
                    .formatted(options.rounds, options.seconds, options.warmUp, postgres ? ", without PostgreSQL" : ""));
    loads.forEach((connections, byName) -> {
      section.say("**%d connections**".formatted(connections));
      section.table(List.of("", "posts/s", "of nginx", "least-most", "of webhook", "CPU µs/post", "p50 ms", "p99 ms"), rows(byName));
    });
    return section;
  }

  private static List<List<String>> rows(Map<String, List<Load>> byName) {
    var nginx = byName.get(REFERENCE);
    var webhook = byName.entrySet().stream().filter(entry -> entry.getKey().contains("webhook")).findFirst().orElseThrow().getValue();
    var rows = new ArrayList<List<String>>();
    byName.forEach((name, loads) -> {
      var ofNginx = ratios(loads, nginx);
      rows.add(
          List.of(
              name,
              "%,.0f".formatted(Figures.of(loads.stream().map(Load::rate).toList()).median()),
              "%.3f".formatted(ofNginx.median()),
              "%.3f-%.3f".formatted(ofNginx.least(), ofNginx.most()),
              "%.1fx".formatted(ratios(loads, webhook).median()),
              "%.0f".formatted(Figures.of(loads.stream().map(Load::cpuMicros).toList()).median()),
              "%.2f".formatted(Figures.of(loads.stream().map(Load::p50Micros).toList()).median() / 1000),
              "%.2f".formatted(Figures.of(loads.stream().map(Load::p99Micros).toList()).median() / 1000)));
    });
    return rows;
  }

  /** Round by round. */
  private static Figures ratios(List<Load> loads, List<Load> reference) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < loads.size(); i++) {
      ratios.add(loads.get(i).rate() / reference.get(i).rate());
    }
    return Figures.of(ratios);
  }
}
