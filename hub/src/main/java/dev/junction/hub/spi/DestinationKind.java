package dev.junction.hub.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to bring an event to somebody: a signed webhook, an e-mail. Safe for many threads. */
public interface DestinationKind {
  /** Short name: {@code webhook}, {@code email}. */
  String name();

  /** One sentence for an administrator. */
  String meaning();

  /** What a destination of this kind is set up with. */
  List<Field> fields();

  /** Problems of these settings, in words; empty when they are good. Does no I/O. */
  List<String> problems(Map<String, String> settings, List<Secret> secrets);

  /** Tries once, within {@link #timeout}. Never throws for what the other side does; that is an {@link Outcome}. */
  Outcome attempt(Parcel parcel, Destination destination) throws InterruptedException;

  /** The longest that {@link #attempt} may take. */
  default Duration timeout() {
    return Duration.ofSeconds(30);
  }

  /**
   * One setting of a destination.
   *
   * @param name     kebab-case key
   * @param meaning  meaning, unit and consequence
   * @param fallback value when absent; null when there is none
   * @param required whether it must be given
   */
  record Field(String name, String meaning, String fallback, boolean required) {}

  /**
   * What is to be brought.
   *
   * @param deliveryId the same in every attempt, so that the receiver can tell a repetition
   * @param attempt    1 for the first
   * @param event      the event
   */
  record Parcel(String deliveryId, int attempt, Event event) {}

  /** How an attempt ended. */
  sealed interface Outcome {
    /** Protocol status, such as 200; 0 when there was none. */
    int status();

    /** What the other side answered, as text, at most 2 KiB are kept. */
    String response();

    /** It is there. */
    record Delivered(int status, String response) implements Outcome {}

    /** It may work later. {@code after} is the wait that the other side asked for. */
    record Failed(int status, String reason, String response, Optional<Duration> after) implements Outcome {}

    /** It will not work, however often it is tried. */
    record Rejected(int status, String reason, String response) implements Outcome {}

    /** The other side wants nothing more from us (410): this delivery dies and the destination is disabled. */
    record Stopped(int status, String reason, String response) implements Outcome {}
  }
}
