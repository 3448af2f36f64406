package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** An hour of ordinary work: does memory stay flat, and does anything fail? */
final class Soak implements Benchmark {
  private static final double FLAT = 1.3;
  private static final int POINTS = 7;

  private final Workplace place;
  private final String secret = HookSecret.made();

  Soak(Workplace place) {
    this.place = place;
  }

  /** @param heapMiB in use after a full collection */
  private record Point(double minute, double heapMiB, double residentMiB, long posted, long delivered, long waiting) {}

  @Override
  public Section run(Options options) throws Exception {
    var folder = place.fresh("hub");
    var points = new ArrayList<Point>();
    var posted = new AtomicLong();
    var refused = new AtomicLong();
    try (var receiver = new Receiver();
        var hub = HubProcess.start(place.root(), folder, secret);
        var api = hub.api()) {
      api.destination("receiver", receiver.port(), secret);
      api.subscription("receiver");
      var started = System.nanoTime();
      var nanos = options.minutes * 60_000_000_000L;
      var load = Thread.ofPlatform().name("load").start(() -> post(hub.port(), options.rate, started + nanos, posted, refused));
      for (int i = 0; i < POINTS; i++) {
        // The first after a while, when what is made once has been made.
        pass(started + nanos / 20 + (nanos - nanos / 10) / (POINTS - 1) * i, api);
        hub.program().expectAlive();
        points.add(point(hub, started, posted, receiver));
      }
      load.join();
    }
    var least = Figures.of(points.stream().map(Point::heapMiB).toList()).least();
    var last = points.getLast().heapMiB();
    if (refused.get() > 0) {
      throw new Refused("%d of %d posts were not answered with 200".formatted(refused.get(), posted.get()));
    }
    return new Section("soak", "%d minutes of load".formatted(options.minutes))
        .say(
            "%d posts per second on SQLite, each delivered to a receiver, with a list and a text search every second. No post failed. Heap after a full collection at the end is %.2f of its least: %s."
                .formatted(options.rate, last / least, last <= FLAT * least ? "flat" : "growing"))
        .table(List.of("minute", "heap MiB", "resident MiB", "posted", "delivered", "waiting"), points.stream().map(Soak::row).toList());
  }

  private static List<String> row(Point point) {
    return List.of(
        "%.1f".formatted(point.minute()),
        "%.1f".formatted(point.heapMiB()),
        "%.0f".formatted(point.residentMiB()),
        "%,d".formatted(point.posted()),
        "%,d".formatted(point.delivered()),
        "%,d".formatted(point.waiting()));
  }

  private static Point point(HubProcess hub, long started, AtomicLong posted, Receiver receiver) throws IOException, InterruptedException {
    var heap = Jdk.liveHeapMiB(hub.program());
    long sent = posted.get();
    long delivered = receiver.deliveries();
    var point =
        new Point((System.nanoTime() - started) / 60e9, heap, hub.program().residentMiB(), sent, delivered, Math.max(0, sent - delivered));
    System.err.println("soak: " + row(point));
    return point;
  }

  /** Looks at the ledger once a second, as people do, until the time comes. */
  private static void pass(long until, AdminApi api) throws IOException, InterruptedException {
    while (System.nanoTime() < until) {
      api.get("/events?limit=50");
      api.get("/events?limit=50&text=" + VocabularyWord.of((int) (System.nanoTime() % VocabularyWord.COUNT)));
      LockSupport.parkNanos(1_000_000_000L);
    }
  }

  /** Posts at an even rate; a post that is late doesn't put off the next. */
  private void post(int port, int rate, long until, AtomicLong posted, AtomicLong refused) {
    var posts = new SignedPosts(secret);
    var next = System.nanoTime();
    try (var connection = new RawConnection(port)) {
      while (System.nanoTime() < until) {
        if (connection.send(posts.next()) != 200) {
          refused.incrementAndGet();
        }
        posted.incrementAndGet();
        next += 1_000_000_000L / rate;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (IOException broken) {
      refused.incrementAndGet();
      System.err.println("soak: posting broke off: " + broken.getMessage());
    }
  }
}
