package dev.junction.hub.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads bodies up to a limit, from senders that don't dawdle. */
final class Bodies {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long SLOWEST_BYTES_PER_SECOND = 256;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Bodies() {}

  /** A body was longer than its route takes. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the body is longer than %d bytes".formatted(limit));
    }
  }

  /** A body came so slowly that its sender would hold the connection for ever. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("after %d s the body came slower than %d bytes a second".formatted(GRACE.toSeconds(), SLOWEST_BYTES_PER_SECOND));
    }
  }

  /** @param length as announced, or -1 */
  static byte[] read(InputStream stream, long length, long limit) throws IOException {
    if (length > limit) {
      throw new TooLarge(limit);
    }
    return limited(stream, limit).readAllBytes();
  }

  /** A stream that fails once more than {@code limit} bytes were read, or when they come too slowly. */
  static InputStream limited(InputStream stream, long limit) {
    return new FilterInputStream(stream) {
      private final long started = System.nanoTime();
      private long taken;

      @Override
      public int read() throws IOException {
        var one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        var some = in.read(into, from, length);
        count(Math.max(0, some));
        return some;
      }

      private void count(int some) throws IOException {
        taken += some;
        if (taken > limit) {
          throw new TooLarge(limit);
        }
        var slow = System.nanoTime() - started - GRACE.toNanos();
        if (slow > 0 && taken < slow / SECOND * SLOWEST_BYTES_PER_SECOND) {
          throw new TooSlow();
        }
      }
    };
  }
}
