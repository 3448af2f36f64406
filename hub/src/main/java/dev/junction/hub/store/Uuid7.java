package dev.junction.hub.store;

import dev.junction.hub.spi.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562, method 1): 48 bits of milliseconds, a 12-bit counter that keeps ids of one process in order within a
 * millisecond, 62 random bits. Text order is time order, which the ledger's search by time relies on.
 */
public final class Uuid7 implements IdSource {
  private static final HexFormat HEX = HexFormat.of();
  private final Clock clock;
  private final RandomGenerator random;
  private long lastMillis;
  private int counter;

  public Uuid7(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String next() {
    long millis;
    int count;
    synchronized (this) {
      // A clock that steps back must not make ids that sort before earlier ones.
      millis = Math.max(clock.millis(), lastMillis);
      counter = millis == lastMillis ? counter + 1 : 0;
      if (counter > 0xfff) {
        millis++;
        counter = 0;
      }
      lastMillis = millis;
      count = counter;
    }
    return text(millis, 0x7000 | count, (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  /** The smallest id that could have been made at {@code time} or later. */
  public static String floor(Instant time) {
    return text(Math.max(0, time.toEpochMilli()), 0x7000, 0x8000000000000000L);
  }

  private static String text(long millis, int versionAndCounter, long low) {
    var text = new StringBuilder(36);
    text.append(HEX.toHexDigits(millis >>> 16, 8)).append('-').append(HEX.toHexDigits(millis & 0xffff, 4)).append('-');
    text.append(HEX.toHexDigits(versionAndCounter, 4)).append('-');
    text.append(HEX.toHexDigits(low >>> 48, 4)).append('-').append(HEX.toHexDigits(low, 12));
    return text.toString();
  }
}
