package dev.junction.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The script of one peer's misbehaviour: queued faults are used up one per request, then the standing one holds, if any. */
public final class Faults {

  private final Deque<Fault> queue = new ArrayDeque<>();
  private Hold hold = new Hold();
  private Fault standing;

  Faults() {}

  /** The next requests meet these, in order, one each; later ones queue behind. */
  public synchronized void next(Fault... faults) {
    queue.addAll(List.of(faults));
  }

  /** Every request for which none is queued meets this one, until {@link #clear}. */
  public synchronized void always(Fault fault) {
    standing = fault;
  }

  /** Puts a new script in the place of the old one, in one step. */
  public synchronized void script(List<Fault> queued, Optional<Fault> standing) {
    queue.clear();
    queue.addAll(queued);
    this.standing = standing.orElse(null);
  }

  /** Forgets every fault, and lets hung requests go. */
  public synchronized void clear() {
    queue.clear();
    standing = null;
    release();
  }

  /** Lets requests that hang or drip now be answered at once; the script stays. */
  public synchronized void release() {
    hold.release();
    hold = new Hold();
  }

  /** What the next requests will meet. */
  public synchronized List<Fault> queued() {
    return List.copyOf(queue);
  }

  /** What every other request meets. */
  public synchronized Optional<Fault> standing() {
    return Optional.ofNullable(standing);
  }

  /** The fault for the request that has just come. */
  synchronized Optional<Fault> take() {
    return Optional.ofNullable(queue.isEmpty() ? standing : queue.poll());
  }

  /** What a request that has just come may have to wait for: the next release. */
  synchronized Hold hold() {
    return hold;
  }
}
