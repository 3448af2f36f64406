package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts a given number of events over a few connections. */
final class Posting {
  private static final int CONNECTIONS = 16;

  private Posting() {}

  static void post(int port, String secret, int count) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var parts = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var share = count / CONNECTIONS + (i < count % CONNECTIONS ? 1 : 0);
        parts.add(threads.submit(() -> part(port, secret, share)));
      }
      for (var part : parts) {
        part.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("posting events failed", failed.getCause());
    }
  }

  private static int part(int port, String secret, int count) throws IOException {
    var posts = new SignedPosts(secret);
    try (var connection = new RawConnection(port)) {
      for (int i = 0; i < count; i++) {
        var status = connection.send(posts.next());
        if (status != 200) {
          throw new Refused("posting event %d of %d: expected 200, got %d".formatted(i + 1, count, status));
        }
      }
    }
    return count;
  }
}
