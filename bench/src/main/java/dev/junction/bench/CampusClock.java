package dev.junction.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Lets months of a campus go by in the minutes that it takes to write them down. */
final class CampusClock extends Clock {
  private volatile Instant now;

  CampusClock(Instant start) {
    now = start;
  }

  void set(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
