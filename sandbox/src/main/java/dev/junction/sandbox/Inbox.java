package dev.junction.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrived at a fake, in order; who tests against it waits here instead of sleeping.
 *
 * @param <T> a request or a mail
 */
public final class Inbox<T> {

  /** Makes an entry from its number. */
  interface Numbered<T> {
    T entry(int number);
  }

  private final String owner;
  private final List<T> entries = new ArrayList<>();

  Inbox(String owner) {
    this.owner = owner;
  }

  synchronized void add(Numbered<T> entry) {
    entries.add(entry.entry(entries.size() + 1));
    notifyAll();
  }

  /** All so far. */
  public synchronized List<T> all() {
    return List.copyOf(entries);
  }

  /**
   * All, as soon as there are at least so many.
   *
   * @throws IllegalStateException if they don't come within that time, or if the wait is interrupted
   */
  public synchronized List<T> await(int count, Duration within) {
    var deadline = System.nanoTime() + within.toNanos();
    try {
      while (entries.size() < count) {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) throw new IllegalStateException("Waiting for %d at %s: got %d within %s".formatted(count, owner, entries.size(), within));
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Waiting for %d at %s: interrupted after %d".formatted(count, owner, entries.size()), e);
    }
    return List.copyOf(entries);
  }

  /** Forgets all; counting starts at 1 again. */
  public synchronized void clear() {
    entries.clear();
  }
}
