package dev.junction.hub.web;

import java.io.IOException;
import java.io.InputStream;

/** Reads bodies up to a limit. */
final class Bodies {
  private Bodies() {}

  /** A body was longer than its route takes. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the body is longer than %d bytes".formatted(limit));
    }
  }

  /** @param length as announced, or -1 */
  static byte[] read(InputStream stream, long length, long limit) throws IOException {
    if (length > limit) {
      throw new TooLarge(limit);
    }
    var body = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
    if (body.length > limit) {
      throw new TooLarge(limit);
    }
    return body;
  }

  /** A stream that fails once more than {@code limit} bytes were read. */
  static InputStream limited(InputStream stream, long limit) {
    return new java.io.FilterInputStream(stream) {
      private long left = limit;

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

      private void count(int some) throws TooLarge {
        left -= some;
        if (left < 0) {
          throw new TooLarge(limit);
        }
      }
    };
  }
}
