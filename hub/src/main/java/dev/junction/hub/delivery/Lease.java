package dev.junction.hub.delivery;

import dev.junction.hub.spi.DestinationKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How long an attempt may keep a delivery (ENGINE L4). A lease that ran out before its attempt did would let another node send the
 * same at the same time.
 */
public final class Lease {
  /** A kind keeps its own time; this is for one that doesn't. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Lease() {}

  /** The longest that an attempt of this kind lasts before it is called off. */
  static Duration longest(DestinationKind kind) {
    return kind.timeout().plus(GRACE);
  }

  /** Why {@code lease} is too short for one of these kinds, in words; empty when it is long enough for all. */
  public static Optional<String> tooShort(Duration lease, Collection<DestinationKind> kinds) {
    return kinds.stream()
        .max(Comparator.comparing(DestinationKind::timeout))
        .filter(kind -> lease.compareTo(longest(kind)) <= 0)
        .map(kind -> "expected more than %d s, which an attempt at a destination of kind %s may take, got %d s; lengthen it"
            .formatted(longest(kind).toSeconds(), kind.name(), lease.toSeconds()));
  }
}
