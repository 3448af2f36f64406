package dev.junction.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How much is measured. The defaults are those of the table in docs/benchmarks.md. */
final class Options {
  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds in which each is measured once (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "6", description = "Seconds of load per measurement (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "10", description = "Seconds of load before a fresh hub is measured (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(names = "--connections", paramLabel = "N", split = ",", defaultValue = "32,256", description = "Connections of ingest and postgres, each measured by itself (default: ${DEFAULT-VALUE}).")
  List<Integer> connections;

  @Option(names = "--per-second", paramLabel = "N", defaultValue = "40000", description = "Requests prepared per second of load; a run that used them up is refused (default: ${DEFAULT-VALUE}).")
  int perSecond;

  @Option(names = "--deliveries", paramLabel = "N", defaultValue = "20000", description = "Deliveries that wait in delivery (default: ${DEFAULT-VALUE}).")
  int deliveries;

  @Option(names = "--events", paramLabel = "N", defaultValue = "1000000", description = "Events in search (default: ${DEFAULT-VALUE}).")
  int events;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "60", description = "Minutes of soak (default: ${DEFAULT-VALUE}).")
  int minutes;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "300", description = "Posts per second in soak (default: ${DEFAULT-VALUE}).")
  int rate;

  @Option(names = "--folder", paramLabel = "DIR", description = "Where databases and logs are put while measuring, on the disk to be measured (default: bench/target/run).")
  Path folder;

  @Option(names = "--record", description = "Write the result into docs/benchmarks.md.")
  boolean record;
}
