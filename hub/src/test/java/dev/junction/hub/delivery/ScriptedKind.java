package dev.junction.hub.delivery;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A kind of destination whose outcomes a test decides, and which remembers what it was given. */
final class ScriptedKind implements DestinationKind {
  static final String NAME = "scripted";

  private final List<Parcel> parcels = new ArrayList<>();
  private final Map<String, Queue<Function<Parcel, Outcome>>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Function<Parcel, Outcome>> standing = new ConcurrentHashMap<>();

  static Outcome delivered() {
    return new Outcome.Delivered(200, "OK");
  }

  static Outcome failed(String reason) {
    return new Outcome.Failed(500, reason, "sorry", Optional.empty());
  }

  /** The next attempt at this destination ends so; then the next script, then the standing answer. */
  ScriptedKind next(String destination, Outcome outcome) {
    scripts.computeIfAbsent(destination, name -> new ArrayDeque<>()).add(parcel -> outcome);
    return this;
  }

  /** Every attempt without a script ends so. */
  ScriptedKind always(String destination, Outcome outcome) {
    standing.put(destination, parcel -> outcome);
    return this;
  }

  /** Every attempt without a script ends as its parcel decides. */
  ScriptedKind deciding(String destination, Function<Parcel, Outcome> answer) {
    standing.put(destination, answer);
    return this;
  }

  /** Attempts hang until the latch opens. */
  ScriptedKind hang(String destination, CountDownLatch until) {
    standing.put(
        destination,
        parcel -> {
          try {
            until.await();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          return delivered();
        });
    return this;
  }

  @Override
  public Outcome attempt(Parcel parcel, Destination destination) {
    Function<Parcel, Outcome> answer;
    synchronized (this) {
      parcels.add(parcel);
      var script = scripts.getOrDefault(destination.name(), new ArrayDeque<>()).poll();
      answer = script != null ? script : standing.getOrDefault(destination.name(), any -> delivered());
    }
    return answer.apply(parcel);
  }

  synchronized List<Parcel> parcels() {
    return List.copyOf(parcels);
  }

  /** Data of what arrived, in order. */
  List<String> arrived() {
    return parcels().stream().map(parcel -> parcel.event().data()).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String meaning() {
    return "Made for tests.";
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    return settings.containsKey("wrong") ? List.of("wrong: must not be there") : List.of();
  }
}
