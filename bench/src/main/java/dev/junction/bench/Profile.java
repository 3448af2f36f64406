package dev.junction.bench;

import java.util.List;
import java.util.Optional;

/** Where the CPU goes during ingest: what to make cheaper next. It is no measurement; profiling slows the hub down. */
final class Profile implements Benchmark {
  private static final int CONNECTIONS = 32;
  private static final int TOP = 40;

  /** Without these a sample is laid to the next place where the virtual machine could stop, not to where it was. */
  private static final List<String> EXACT = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");


  private final Workplace place;

  Profile(Workplace place) {
    this.place = place;
  }

  @Override
  public Section run(Options options) throws Exception {
    var secret = HookSecret.made();
    var folder = place.fresh("hub");
    var recording = folder.resolve("ingest.jfr");
    var seconds = options.warmUp + options.seconds;
    var posts = new SignedPosts(secret).write(place.memory().resolve("posts"), options.perSecond * seconds);
    try (var hub = HubProcess.start(place.root(), folder, secret, Optional.empty(), folder.resolve("store.key"), EXACT)) {
      Jdk.jcmd(hub.program(), "JFR.start", "name=ingest", "settings=profile", "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=5ms", "delay=" + Math.max(1, options.warmUp) + "s");
      new Wrk(place.folder()).run(hub, posts, CONNECTIONS, seconds, true);
      Jdk.jcmd(hub.program(), "JFR.dump", "name=ingest", "filename=" + recording);
    }
    var samples = Samples.read(recording);
    return new Section("profile", "Where the CPU goes during ingest")
        .say("%d connections, %d samples, one per 5 ms of CPU time, native code included; what waits is not in it, nor are the compiler and the collector.".formatted(CONNECTIONS, samples.count()))
        .table(List.of("thread", "share"), samples.threads())
        .table(List.of("at the top of the stack", "share"), samples.top(TOP))
        .table(List.of("somewhere on the stack", "share"), samples.within(TOP));
  }
}
