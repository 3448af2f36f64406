package dev.junction.bench;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Secret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Takes everything and does nothing with it. */
final class Nowhere implements DestinationKind {
  private final AtomicLong taken = new AtomicLong();

  long taken() {
    return taken.get();
  }

  @Override
  public String name() {
    return "nowhere";
  }

  @Override
  public String meaning() {
    return "Takes everything and does nothing with it.";
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    return List.of();
  }

  @Override
  public Outcome attempt(Parcel parcel, Destination destination) {
    taken.incrementAndGet();
    return new Outcome.Delivered(200, "");
  }
}
