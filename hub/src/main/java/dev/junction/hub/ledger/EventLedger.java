package dev.junction.hub.ledger;

import dev.junction.hub.spi.Event;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.Ledger;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import dev.junction.hub.store.Vault;
import dev.junction.hub.store.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger on the store: many posts at once become one transaction. */
public final class EventLedger implements Ledger {
  private static final Logger log = LoggerFactory.getLogger(EventLedger.class);

  private final Store store;
  private final Vault vault;
  private final Repetitions repetitions;
  private final Owed owed;
  private final Clock clock;
  private final IdSource ids;
  private final Writer.Batch<List<Entry>, List<Recorded>> batch = this::write;
  private volatile long count;
  private long settledAt;

  public EventLedger(Store store, Vault vault, Owed owed, Clock clock, IdSource ids) {
    this.store = store;
    this.vault = vault;
    this.repetitions = Repetitions.in(store);
    this.owed = owed;
    this.clock = clock;
    this.ids = ids;
  }

  /** A draft with its raw body sealed, which is done before it queues for the writer. */
  private record Entry(EventDraft draft, byte[] sealedBody) {}

  @Override
  public List<Recorded> record(List<EventDraft> drafts) throws Unavailable {
    var entries = drafts.stream().map(draft -> new Entry(draft, draft.rawBody().map(vault::seal).orElse(null))).toList();
    try {
      return store.writer().write(batch, entries);
    } catch (StoreException refused) {
      throw new Unavailable(
          "recording %d event(s) failed: %s".formatted(drafts.size(), refused.getMessage()), refused.retryAfterSeconds(), refused);
    }
  }

  /**
   * Records drafts within a transaction that is open already, for the engine's own events. Returns them in the order given.
   */
  public List<Recorded> record(Transaction transaction, List<EventDraft> drafts) throws SQLException {
    return write(transaction, List.of(drafts.stream().map(draft -> new Entry(draft, null)).toList())).getFirst();
  }

  /** How many events this node has written since it started; a little too many when some were rolled back. */
  public long recorded() {
    return count;
  }

  /** How often an event's delivery came, the first time included. */
  public int timesSeen(String eventId) {
    return repetitions.timesSeen(eventId);
  }

  /** Puts the keys by which repetitions are recognised where they stay. Called a few times per second. */
  public void settleKeys() {
    var now = count;
    try {
      repetitions.settle(now - settledAt);
    } catch (StoreException unavailable) {
      log.debug("Settling keys waits: {}", unavailable.getMessage());
    }
    settledAt = now;
  }

  /** Removes events and their words. Only retention does so, after everything they owed has ended (ENGINE L9). */
  public static void remove(Transaction transaction, List<Long> positions) throws SQLException {
    TextIndex.delete(transaction, positions);
    EventRows.delete(transaction, positions);
  }

  private List<List<Recorded>> write(Transaction transaction, List<List<Entry>> posts) throws SQLException {
    var entries = posts.stream().flatMap(List::stream).toList();
    var now = Instant.ofEpochMilli(clock.millis());
    // First, so that nodes wait for each other here and nowhere else.
    var position = EventRows.reserve(transaction, entries.size());
    var eventIds = entries.stream().map(entry -> ids.next()).toList();
    var fresh = repetitions.mark(transaction, entries.stream().map(Entry::draft).toList(), eventIds, now);
    var recorded = new ArrayList<Recorded>(entries.size());
    var events = new ArrayList<Event>(entries.size());
    var rows = new EventRows(transaction);
    for (int i = 0; i < entries.size(); i++) {
      var first = fresh.get(i);
      recorded.add(first);
      if (!first.duplicate()) {
        var event = event(++position, first.eventId(), entries.get(i).draft(), now);
        events.add(event);
        rows.add(event, entries.get(i).draft(), entries.get(i).sealedBody());
      }
    }
    rows.insert();
    count += events.size();
    if (!events.isEmpty()) {
      owed.record(transaction, events);
    }
    return split(recorded, posts);
  }

  private static Event event(long position, String id, EventDraft draft, Instant now) {
    return new Event(
        position, id, draft.type(), draft.source(), draft.site(), draft.subject(), draft.occurredAt(), now, draft.data());
  }

  private static List<List<Recorded>> split(List<Recorded> recorded, List<List<Entry>> posts) {
    var answers = new ArrayList<List<Recorded>>(posts.size());
    var from = 0;
    for (var post : posts) {
      answers.add(List.copyOf(recorded.subList(from, from + post.size())));
      from += post.size();
    }
    return answers;
  }
}
