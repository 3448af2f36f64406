package dev.junction.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fast a backlog goes out: end to end to a receiver that takes everything, and the queue alone beside a job library. */
final class DeliveryRate implements Benchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Workplace place;
  private final String secret = HookSecret.made();

  DeliveryRate(Workplace place) {
    this.place = place;
  }

  @Override
  public Section run(Options options) throws Exception {
    var section =
        new Section("delivery", "Deliveries")
            .say(
                "%,d deliveries wait in a disabled destination; then it is enabled, and the time runs until the last one has arrived. The receiver answers 204 at once. Medians of %d rounds; a destination gets at most a quarter of a node's attempts at the same time, so four take more."
                    .formatted(options.deliveries, options.rounds));
    var rows = new ArrayList<List<String>>();
    var postgres = Postgres.from(System.getenv());
    for (var destinations : List.of(1, 4)) {
      rows.add(row("SQLite, one node", destinations, options, Optional.empty(), 1));
      if (postgres.isPresent()) {
        rows.add(row("PostgreSQL, one node", destinations, options, postgres, 1));
        rows.add(row("PostgreSQL, two nodes on this machine", destinations, options, postgres, 2));
      }
    }
    section.table(List.of("store", "destinations", "deliveries/s", "least-most", "repeated"), rows);
    if (postgres.isEmpty()) {
      section.say("PostgreSQL: skipped, PG_URL is not set.");
    }
    return new Claims(place).measure(section, options, postgres);
  }

  private List<String> row(String name, int destinations, Options options, Optional<Postgres> postgres, int nodes) throws Exception {
    var rates = new ArrayList<Double>();
    var repeated = 0L;
    for (int round = 0; round < options.rounds; round++) {
      try (var receiver = new Receiver()) {
        rates.add(rate(destinations, options.deliveries, postgres, nodes, receiver));
        repeated += receiver.posts() - receiver.deliveries();
      }
    }
    var figures = Figures.of(rates);
    System.err.printf("%s, %d destination(s): %,.0f/s%n", name, destinations, figures.median());
    return List.of(
        name,
        String.valueOf(destinations),
        "%,.0f".formatted(figures.median()),
        "%,.0f-%,.0f".formatted(figures.least(), figures.most()),
        String.valueOf(repeated));
  }

  private double rate(int destinations, int count, Optional<Postgres> postgres, int nodes, Receiver receiver) throws Exception {
    var hubs = new ArrayList<HubProcess>();
    var key = place.fresh("key").resolve("store.key");
    try (var database = postgres.isPresent() ? postgres.get().fresh() : null) {
      try {
        for (int i = 0; i < nodes; i++) {
          hubs.add(HubProcess.start(place.root(), place.fresh("node"), secret, Optional.ofNullable(database), key, List.of()));
        }
        return backlog(hubs.getFirst(), destinations, count, receiver);
      } finally {
        hubs.forEach(HubProcess::close);
      }
    }
  }

  private double backlog(HubProcess hub, int destinations, int count, Receiver receiver) throws IOException, InterruptedException {
    try (var api = hub.api()) {
      for (int i = 0; i < destinations; i++) {
        var name = "receiver-" + i;
        api.destination(name, receiver.port(), secret);
        api.disable(name);
        if (destinations == 1) {
          api.subscription(name);
        } else {
          api.subscription(name, SignedPosts.TYPES.get(i));
        }
      }
      Posting.post(hub.port(), secret, count);
      var tests = destinations;
      var started = System.nanoTime();
      for (int i = 0; i < destinations; i++) {
        api.test("receiver-" + i);
      }
      Await.until(PATIENCE, "%d deliveries have arrived".formatted(count), () -> receiver.deliveries() >= count + tests);
      return count / ((System.nanoTime() - started) / 1e9);
    }
  }
}
