package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long one sender waits for one durable acknowledgement, beside one bare fdatasync in the same folder. */
final class Latency implements Benchmark {
  private static final int AT_ONCE = 200;

  private final Workplace place;

  Latency(Workplace place) {
    this.place = place;
  }

  @Override
  public Section run(Options options) throws Exception {
    var secret = HookSecret.made();
    var posts = new SignedPosts(secret);
    var acknowledged = new ArrayList<Double>();
    var synced = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    var folder = place.fresh("hub");
    try (var hub = HubProcess.start(place.root(), folder, secret);
        var connection = new RawConnection(hub.port());
        var disk = new DiskSync(folder)) {
      burst(connection, posts, options.warmUp);
      for (int round = 0; round < options.rounds; round++) {
        var end = System.nanoTime() + options.seconds * 1_000_000_000L;
        var acks = new ArrayList<Double>();
        var syncs = new ArrayList<Double>();
        // In short turns, so that both see the same disk.
        while (System.nanoTime() < end) {
          for (int i = 0; i < AT_ONCE; i++) {
            acks.add(post(connection, posts.next()));
          }
          for (int i = 0; i < AT_ONCE; i++) {
            syncs.add(disk.once() / 1e6);
          }
        }
        ratios.add(Figures.of(acks).median() / Figures.of(syncs).median());
        acknowledged.addAll(acks);
        synced.addAll(syncs);
      }
    }
    var ratio = Figures.of(ratios);
    return new Section("latency", "One durable acknowledgement")
        .say(
            "One connection, posts of 1 KB with HMAC-SHA256 on SQLite (synchronous=FULL), in turns of %d with a write and fdatasync of 4 KB in the same folder; %d rounds of %d s. Ratio of the p50: **%.2fx** (%.2f-%.2f; goal 1.4x)."
                .formatted(AT_ONCE, options.rounds, options.seconds, ratio.median(), ratio.least(), ratio.most()))
        .table(List.of("", "p50 ms", "p99 ms", "max ms"), List.of(row("acknowledgement", acknowledged), row("fdatasync", synced)));
  }

  private static void burst(RawConnection connection, SignedPosts posts, int seconds) throws IOException {
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      post(connection, posts.next());
    }
  }

  /** Milliseconds. */
  private static double post(RawConnection connection, byte[] request) throws IOException {
    var started = System.nanoTime();
    var status = connection.send(request);
    if (status != 200) {
      throw new Refused("posting: expected 200, got " + status);
    }
    return (System.nanoTime() - started) / 1e6;
  }

  private static List<String> row(String name, List<Double> millis) {
    var figures = Figures.of(millis);
    return List.of(
        name, "%.3f".formatted(figures.median()), "%.3f".formatted(figures.percentile(99)), "%.1f".formatted(figures.most()));
  }
}
