package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes down how attempts ended, and decides what follows: delivered, another try, or dead with a reason. */
public final class Outcomes {
  private static final int RESPONSE_KEPT = 2048;
  private static final int REASON_KEPT = 1000;
  private static final String END =
      """
      UPDATE deliveries SET state = ?, next_at = ?, reason = ?, ended_at = ?, lease_token = NULL, lease_until = NULL
      WHERE id = ? AND lease_token = ?
      """;
  private static final String ATTEMPT =
      "UPDATE attempts SET finished_at = ?, outcome = ?, status = ?, reason = ?, response = ? WHERE delivery = ? AND number = ?";

  private final EventLedger ledger;
  private final Destinations destinations;
  private final RetrySchedule schedule;
  private final Duration disableAfter;
  private final Clock clock;
  private final RandomGenerator random;

  /** @param disableAfter a destination that has failed for so long without a success is disabled */
  public Outcomes(
      EventLedger ledger,
      Destinations destinations,
      RetrySchedule schedule,
      Duration disableAfter,
      Clock clock,
      RandomGenerator random) {
    this.ledger = ledger;
    this.destinations = destinations;
    this.schedule = schedule;
    this.disableAfter = disableAfter;
    this.clock = clock;
    this.random = random;
  }

  /** An attempt that has ended. */
  record Ended(Leased delivery, Outcome outcome, Instant at) {}

  /**
   * Whether each attempt's lease still held. When it didn't, another node has the delivery: what we saw is kept with the attempt,
   * but it ends nothing.
   */
  List<Boolean> write(Transaction transaction, List<Ended> attempts) throws SQLException {
    if (attempts.stream().anyMatch(ended -> !plain(transaction, ended))) {
      LedgerTurn.take(transaction);
    }
    var fates = attempts.stream().map(this::fate).toList();
    var held = end(transaction, attempts, fates);
    note(transaction, attempts, held);
    var over = new ArrayList<Leased>();
    var alerts = new ArrayList<EventDraft>();
    for (int i = 0; i < attempts.size(); i++) {
      if (held.get(i)) {
        follow(transaction, attempts.get(i), fates.get(i), alerts);
        if (!fates.get(i).waits()) {
          over.add(attempts.get(i).delivery());
        }
      }
    }
    SubjectOrder.release(transaction, over);
    if (!alerts.isEmpty()) {
      ledger.record(transaction, alerts);
    }
    return held;
  }

  /** Whether it changes nothing but its own delivery: it arrived, nobody waits behind it, and nothing else was in doubt. */
  private boolean plain(Transaction transaction, Ended ended) {
    var standing = destinations.all(transaction).get(ended.delivery().destination());
    return ended.outcome() instanceof Outcome.Delivered
        && ended.delivery().orderingKey().isEmpty()
        && !isTest(ended.delivery())
        && (standing == null || standing.failingSince().isEmpty());
  }

  /** What becomes of a delivery: its new state, the time of the next try, and why. */
  private record Fate(String state, Instant nextAt, String reason) {
    boolean waits() {
      return state.equals("pending");
    }
  }

  private Fate fate(Ended ended) {
    return switch (ended.outcome()) {
      case Outcome.Delivered delivered -> new Fate("delivered", ended.at(), null);
      case Outcome.Rejected rejected -> new Fate("dead", ended.at(), rejected.reason());
      case Outcome.Stopped stopped -> new Fate("dead", ended.at(), stopped.reason());
      case Outcome.Failed failed when isTest(ended.delivery()) -> new Fate("dropped", ended.at(), "a test is tried once: " + failed.reason());
      case Outcome.Failed failed ->
          schedule
              .next(ended.delivery().tries(), failed.after(), ended.at(), random)
              .map(next -> new Fate("pending", next, failed.reason()))
              .orElseGet(
                  () ->
                      new Fate(
                          "dead",
                          ended.at(),
                          "given up after %d tries; the last: %s".formatted(ended.delivery().tries(), failed.reason())));
    };
  }

  private static boolean isTest(Leased delivery) {
    return delivery.event().type().equals(DeliveryEvents.TEST);
  }

  /** Whose lease held: a batch of updates tells how many rows each has changed. */
  private static List<Boolean> end(Transaction transaction, List<Ended> attempts, List<Fate> fates) throws SQLException {
    var end = transaction.statement(END);
    for (int i = 0; i < attempts.size(); i++) {
      var fate = fates.get(i);
      var ended = attempts.get(i);
      end.setString(1, fate.state());
      end.setLong(2, fate.nextAt().toEpochMilli());
      end.setString(3, kept(fate.reason(), REASON_KEPT));
      end.setObject(4, fate.waits() ? null : ended.at().toEpochMilli(), java.sql.Types.BIGINT);
      end.setString(5, ended.delivery().id());
      end.setString(6, ended.delivery().token());
      end.addBatch();
    }
    return Arrays.stream(end.executeBatch()).mapToObj(changed -> changed == 1).toList();
  }

  private static void note(Transaction transaction, List<Ended> attempts, List<Boolean> held) throws SQLException {
    var note = transaction.statement(ATTEMPT);
    for (int i = 0; i < attempts.size(); i++) {
      var ended = attempts.get(i);
      note.setLong(1, ended.at().toEpochMilli());
      note.setString(2, word(ended.outcome()));
      note.setInt(3, ended.outcome().status());
      note.setString(4, kept(noted(ended.outcome(), held.get(i)), REASON_KEPT));
      note.setString(5, kept(ended.outcome().response(), RESPONSE_KEPT));
      note.setString(6, ended.delivery().id());
      note.setInt(7, ended.delivery().attempt());
      note.addBatch();
    }
    note.executeBatch();
  }

  private static String noted(Outcome outcome, boolean held) {
    var reason =
        switch (outcome) {
          case Outcome.Delivered delivered -> null;
          case Outcome.Failed failed -> failed.reason();
          case Outcome.Rejected rejected -> rejected.reason();
          case Outcome.Stopped stopped -> stopped.reason();
        };
    return held ? reason : "the lease had run out; another attempt decides" + (reason == null ? "" : ": " + reason);
  }

  private void follow(Transaction transaction, Ended ended, Fate fate, List<EventDraft> alerts) throws SQLException {
    var delivery = ended.delivery();
    var standing = destinations.all(transaction).get(delivery.destination());
    var name = standing == null ? delivery.destination() : standing.destination().name();
    if (ended.outcome() instanceof Outcome.Delivered) {
      if (standing != null && standing.failingSince().isPresent()) {
        Destinations.standing(transaction, delivery.destination(), Optional.empty());
      }
      if (isTest(delivery) && Destinations.enable(transaction, delivery.destination())) {
        alerts.add(DeliveryEvents.enabled(name, ended.at()));
      }
      return;
    }
    if (fate.state().equals("dead") && !delivery.event().type().equals(DeliveryEvents.DEAD)) {
      alerts.add(DeliveryEvents.dead(delivery, name, fate.reason(), ended.at()));
    }
    disableIfHopeless(transaction, ended, standing, name, alerts);
  }

  private void disableIfHopeless(
      Transaction transaction, Ended ended, Destinations.Standing standing, String name, List<EventDraft> alerts)
      throws SQLException {
    if (standing == null || !standing.enabled()) {
      return;
    }
    var why = hopeless(ended, standing);
    if (why.isPresent()) {
      if (Destinations.disable(transaction, standing.destination().id(), why.get())) {
        alerts.add(DeliveryEvents.disabled(name, why.get(), ended.at()));
      }
    } else if (standing.failingSince().isEmpty()) {
      Destinations.standing(transaction, standing.destination().id(), Optional.of(ended.at()));
    }
  }

  private Optional<String> hopeless(Ended ended, Destinations.Standing standing) {
    if (ended.outcome() instanceof Outcome.Stopped stopped) {
      return Optional.of(stopped.reason());
    }
    return standing
        .failingSince()
        .filter(since -> since.plus(disableAfter).isBefore(ended.at()))
        .map(since -> "every delivery since %s has failed".formatted(since));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "delivered";
      case Outcome.Failed failed -> "failed";
      case Outcome.Rejected rejected -> "rejected";
      case Outcome.Stopped stopped -> "stopped";
    };
  }

  /** What a kind says may come from a stranger: PostgreSQL refuses NUL, and an outcome that can't be written is tried for ever. */
  private static String kept(String text, int most) {
    if (text == null) {
      return null;
    }
    var clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    return clean.length() <= most ? clean : clean.substring(0, most);
  }
}
