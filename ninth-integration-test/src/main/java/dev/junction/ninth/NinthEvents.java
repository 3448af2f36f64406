package dev.junction.ninth;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.HookBody;
import dev.junction.hub.spi.HookShape;
import dev.junction.hub.spi.StrictJson.Malformed;
import java.time.Instant;
import java.util.List;

/** What the library tells. */
final class NinthEvents {
  static final EventType OVERDUE = EventType.of("loan.overdue", "A book was not brought back in time.", "loan_overdue");
  private static final HookShape SHAPE = new HookShape(List.of("reader", "title"), List.of());

  private NinthEvents() {}

  /** Reads the desk's word for it: {@code {"reader": "ada", "title": "Flatland"}}. */
  static EventDraft overdue(byte[] body, String source, String site, Instant at) throws Malformed {
    var read = HookBody.read(body, SHAPE);
    var reader = read.field("reader").orElseThrow(() -> new Malformed("expected the name of a reader, got none"));
    return EventDraft.of(OVERDUE.name(), source, site, at, read.data()).about("reader/" + reader);
  }
}
