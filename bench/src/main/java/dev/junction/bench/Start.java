package dev.junction.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the command to the first "ready", and what an idle hub keeps in memory. */
final class Start implements Benchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final double GOAL_MIB = 250;

  private final Workplace place;

  Start(Workplace place) {
    this.place = place;
  }

  /** @param millis until it was ready; @param residentMiB after it was idle for a while */
  private record Started(double millis, double residentMiB) {}

  /** Starts something that answers on a port. */
  @FunctionalInterface
  private interface Way {
    Started start() throws IOException, InterruptedException;
  }

  @Override
  public Section run(Options options) throws Exception {
    // Builds and trains where that is still to be done; not counted.
    hub(List.of());
    var ways = new LinkedHashMap<String, Way>();
    ways.put("bare JDK HttpServer", this::bare);
    ways.put("Junction, cold", () -> hub(List.of("-XX:AOTMode=off")));
    ways.put("Junction, with its AOT cache", () -> hub(List.of()));
    var seen = new LinkedHashMap<String, List<Started>>();
    for (int round = 0; round < options.rounds; round++) {
      for (var way : ways.entrySet()) {
        seen.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(way.getValue().start());
      }
    }
    var bare = millis(seen.get("bare JDK HttpServer")).median();
    return new Section("start", "Start and idle memory")
        .say(
            "From starting `./junction serve` on an empty data folder to the first 200 of /health/ready; resident memory %d s later (goal %.0f MiB). Medians of %d rounds."
                .formatted(IDLE.toSeconds(), GOAL_MIB, options.rounds))
        .table(List.of("", "ready ms", "least", "most", "of bare", "resident MiB"), rows(seen, bare));
  }

  private static List<List<String>> rows(Map<String, List<Started>> seen, double bare) {
    var rows = new ArrayList<List<String>>();
    seen.forEach(
        (name, all) -> {
          var millis = millis(all);
          rows.add(
              List.of(
                  name,
                  "%.0f".formatted(millis.median()),
                  "%.0f".formatted(millis.least()),
                  "%.0f".formatted(millis.most()),
                  "%.1fx".formatted(millis.median() / bare),
                  "%.0f".formatted(Figures.of(all.stream().map(Started::residentMiB).toList()).median())));
        });
    return rows;
  }

  private static Figures millis(List<Started> all) {
    return Figures.of(all.stream().map(Started::millis).toList());
  }

  private Started bare() throws IOException, InterruptedException {
    var port = Server.freePort();
    var started = System.nanoTime();
    try (var program = BareServer.start(place.fresh("bare"), port)) {
      return ready(program, port, started);
    }
  }

  private Started hub(List<String> jvm) throws IOException, InterruptedException {
    var folder = place.fresh("start");
    var prepared = HubProcess.prepare(place.root(), folder, HookSecret.made(), Optional.empty(), folder.resolve("store.key"), jvm);
    var started = System.nanoTime();
    try (var program = Program.start(prepared.command(), folder, prepared.environment())) {
      return ready(program, prepared.port(), started);
    }
  }

  private static Started ready(Program program, int port, long started) throws IOException, InterruptedException {
    Await.until(PATIENCE, "it is ready", () -> {
      program.expectAlive();
      return RawConnection.get(port, "/health/ready") == 200;
    });
    var millis = (System.nanoTime() - started) / 1e6;
    Await.pass(IDLE);
    return new Started(millis, program.residentMiB());
  }
}
