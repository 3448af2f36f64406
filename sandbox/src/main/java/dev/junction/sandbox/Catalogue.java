package dev.junction.sandbox;

/** A stock of payloads that a {@link Sender} can post. */
public interface Catalogue {

  /** The name that the control API knows it by. */
  String name();

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is none at this index
   */
  Payload payload(int index);

  /**
   * One of those that have this event's name; a stock that has fewer starts again from its first.
   *
   * @throws IllegalArgumentException naming the known events if there is none
   */
  Payload payload(String event, int index);
}
