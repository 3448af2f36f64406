package dev.junction.hub.spi;

import java.util.List;

/** Where events are recorded before anything is done about them (ENGINE L1, L2, L3). */
public interface Ledger {
  /**
   * Records the drafts, all or none, together with the deliveries that they owe. When this returns, they are on disk.
   *
   * @return one entry per draft, in the same order
   * @throws Unavailable when they could not be made durable; nothing of them was acknowledged
   */
  List<Recorded> record(List<EventDraft> drafts) throws Unavailable;

  /** Records one draft; see {@link #record(List)}. */
  default Recorded record(EventDraft draft) throws Unavailable {
    return record(List.of(draft)).getFirst();
  }

  /**
   * What became of a draft.
   *
   * @param eventId   the event's id; for a repetition, that of the first
   * @param duplicate whether the ledger had it already
   */
  record Recorded(String eventId, boolean duplicate) {}

  /** The ledger can't take events now: queue full, disk full, database gone. The sender should come back. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int retryAfterSeconds;

    public Unavailable(String why, int retryAfterSeconds, Throwable cause) {
      super(why, cause);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When the sender should come back. */
    public int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
