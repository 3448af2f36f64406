package dev.junction.hub.delivery;

import dev.junction.hub.Engine;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger.Recorded;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.Uuid7;
import dev.junction.hub.store.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** An engine for tests: a clock that stands still, a kind of destination that does as it is told. */
public final class EngineOnTest implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(60);

  final SettableClock clock;
  final ScriptedKind kind;
  final Engine engine;

  private EngineOnTest(Store store, Vault vault, SettableClock clock, ScriptedKind kind, String node) {
    this.clock = clock;
    this.kind = kind;
    var schedule = new RetrySchedule(RetrySchedule.STANDARD.waits(), 0);
    var pace = new Dispatcher.Pace(8, 4, LEASE, Duration.ofMillis(20), Duration.ofSeconds(10));
    var tuning = new Engine.Tuning(node, schedule, pace, Duration.ofDays(400), Duration.ofDays(5), Clock.systemUTC());
    engine = new Engine(store, vault, List.of(kind), tuning, clock, new Uuid7(clock, new Random(node.hashCode())), new Random(7));
  }

  /** On a fresh store; {@code folder} is for its key file. Not delivering yet. */
  public static EngineOnTest on(Store.Place place) {
    return on(place, new SettableClock(START), new ScriptedKind(), "node-1");
  }

  static EngineOnTest on(Store.Place place, SettableClock clock, ScriptedKind kind, String node) {
    var vault = Vault.open(keyFile(place.data()), new SecureRandom());
    return new EngineOnTest(Store.open(place), vault, clock, kind, node);
  }

  private static Path keyFile(Path data) {
    return data.resolve("test.key");
  }

  public EngineOnTest delivering() throws Exception {
    engine.start();
    return this;
  }

  public Engine engine() {
    return engine;
  }

  public SettableClock clock() {
    return clock;
  }

  String destination(String name) throws Exception {
    return destination(name, false);
  }

  String destination(String name, boolean ordered) throws Exception {
    return engine
        .destinations()
        .create(name, ScriptedKind.NAME, Map.of(), List.of(Secret.of("a-secret-of-" + name)), ordered)
        .id();
  }

  /** A destination that wants these types; all when none is named. */
  String subscribed(String name, String... types) throws Exception {
    var id = destination(name);
    engine.subscriptions().create(name, id, List.of(types), List.of(), List.of(), List.of());
    return id;
  }

  /** Owes a delivery whose attempt doesn't end before {@code until}; the latch opens when it has begun. */
  public CountDownLatch attemptThatHangs(CountDownLatch until) throws Exception {
    var begun = new CountDownLatch(1);
    subscribed("stuck");
    kind.deciding("stuck", parcel -> {
      begun.countDown();
      try {
        until.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return ScriptedKind.delivered();
    });
    record("grade.updated", "user/1", "{}");
    return begun;
  }

  Recorded record(String type, String subject, String data) throws Exception {
    return engine.ledger().record(EventDraft.of(type, "lms", "main", clock.instant(), data).about(subject));
  }

  Delivery only(String eventId) {
    var all = engine.deliveries().ofEvent(eventId);
    if (all.size() != 1) {
      throw new AssertionError("expected one delivery, got " + all);
    }
    return all.getFirst();
  }

  @Override
  public void close() {
    engine.close();
  }
}
