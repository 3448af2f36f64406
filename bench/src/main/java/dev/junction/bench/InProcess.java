package dev.junction.bench;

import dev.junction.hub.Engine;
import dev.junction.hub.delivery.Dispatcher.Pace;
import dev.junction.hub.delivery.RetrySchedule;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.Uuid7;
import dev.junction.hub.store.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The engine without the web server around it. */
final class InProcess {
  private static final int QUEUE = 10_000;

  private InProcess() {}

  /** Not started. On SQLite unless {@code database} is given. */
  static Engine engine(Path folder, Optional<Postgres.Database> database, List<DestinationKind> kinds, Clock clock) {
    var random = new SecureRandom();
    var data = folder.resolve("data");
    var place =
        database
            .map(pg -> new Store.Place(pg.url(), pg.user(), Optional.of(Secret.of(pg.password())), data, QUEUE))
            .orElseGet(() -> Store.Place.in(data));
    var tuning =
        new Engine.Tuning("bench", RetrySchedule.STANDARD, Pace.STANDARD, Duration.ofDays(400), Duration.ofDays(5), clock);
    return new Engine(
        Store.open(place), Vault.open(data.resolve("store.key"), random), kinds, tuning, clock, new Uuid7(clock, random), random);
  }
}
