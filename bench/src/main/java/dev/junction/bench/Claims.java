package dev.junction.bench;

import dev.junction.hub.Engine;
import dev.junction.hub.spi.EventDraft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claim and complete alone: deliveries to nowhere beside db-scheduler's tasks that do nothing, on the same store. */
final class Claims {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int DESTINATIONS = 4;

  private final Workplace place;

  Claims(Workplace place) {
    this.place = place;
  }

  /** Empties a queue of {@code count}; how many per second. */
  @FunctionalInterface
  private interface Queue {
    double rate(int count) throws Exception;
  }

  Section measure(Section section, Options options, Optional<Postgres> postgres) throws Exception {
    var rows = new ArrayList<List<String>>();
    rows.add(row("SQLite", options, count -> deliveries(count, Optional.empty()), count -> JobLibrary.onSqlite(place.fresh("jobs"), count)));
    if (postgres.isPresent()) {
      rows.add(row("PostgreSQL", options, count -> deliveries(count, postgres), count -> JobLibrary.on(postgres.get(), count)));
    }
    return section
        .say(
            "Claim and complete alone, in the process: %,d deliveries to %d destinations that do nothing, each attempt recorded before and after, beside as many of db-scheduler's one-time tasks that do nothing. Medians of %d rounds in turns."
                .formatted(options.deliveries, DESTINATIONS, options.rounds))
        .table(List.of("store", "deliveries/s", "db-scheduler tasks/s", "ratio", "least-most"), rows);
  }

  private static List<String> row(String store, Options options, Queue ours, Queue theirs) throws Exception {
    var our = new ArrayList<Double>();
    var their = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < options.rounds; round++) {
      our.add(ours.rate(options.deliveries));
      their.add(theirs.rate(options.deliveries));
      ratios.add(our.getLast() / their.getLast());
    }
    var ratio = Figures.of(ratios);
    System.err.printf("claims, %s: %,.0f/s and %,.0f/s%n", store, Figures.of(our).median(), Figures.of(their).median());
    return List.of(
        store,
        "%,.0f".formatted(Figures.of(our).median()),
        "%,.0f".formatted(Figures.of(their).median()),
        "%.1fx".formatted(ratio.median()),
        "%.1f-%.1f".formatted(ratio.least(), ratio.most()));
  }

  private double deliveries(int count, Optional<Postgres> postgres) throws Exception {
    var folder = place.fresh("claims");
    var nowhere = new Nowhere();
    try (var database = postgres.isPresent() ? postgres.get().fresh() : null;
        var engine = InProcess.engine(folder, Optional.ofNullable(database), List.of(nowhere), Clock.systemUTC())) {
      for (int i = 0; i < DESTINATIONS; i++) {
        var made = engine.destinations().create("nowhere-" + i, nowhere.name(), Map.of(), List.of(), false);
        engine.deliveries().disable(engine.destinations().named(made.name()).orElseThrow(), "so that deliveries wait");
        engine.subscriptions().create(made.name(), made.id(), List.of("part-" + i), List.of(), List.of(), List.of());
      }
      owe(engine, count);
      engine.start();
      var started = System.nanoTime();
      for (int i = 0; i < DESTINATIONS; i++) {
        engine.deliveries().test(engine.destinations().named("nowhere-" + i).orElseThrow());
      }
      Await.until(PATIENCE, "every delivery was tried", () -> nowhere.taken() >= count + DESTINATIONS);
      Await.until(PATIENCE, "every delivery has ended", () -> ended(engine));
      return count / ((System.nanoTime() - started) / 1e9);
    }
  }

  private static void owe(Engine engine, int count) throws Exception {
    var drafts = new ArrayList<EventDraft>();
    for (int i = 0; i < count; i++) {
      drafts.add(EventDraft.of("part-" + i % DESTINATIONS, "bench", "main", Instant.now(Clock.systemUTC()), "{\"number\":%d}".formatted(i)));
    }
    for (int i = 0; i < count; i += 500) {
      engine.ledger().record(drafts.subList(i, Math.min(count, i + 500)));
    }
  }

  private static boolean ended(Engine engine) {
    var open = engine.deliveries().open();
    return open.get("pending") + open.get("leased") == 0;
  }
}
