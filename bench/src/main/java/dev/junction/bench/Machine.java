package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where it was measured: without it no number means anything. */
final class Machine {
  private Machine() {}

  /** One line of Markdown. */
  static String described(Path root, Path disk) throws IOException, InterruptedException {
    var sync = DiskSync.measure(disk, 2000);
    return "*Commit %s, %s. %d cores (%s), %d GiB, Linux %s, JDK %s; write and fdatasync of 4 KB: p50 %.2f ms, p99 %.2f ms; load average at the end %s.*"
        .formatted(
            commit(root),
            java.time.LocalDate.now(java.time.Clock.systemUTC()),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            memoryGiB(),
            System.getProperty("os.version"),
            Runtime.version(),
            sync.median() / 1e6,
            sync.percentile(99) / 1e6,
            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private static String commit(Path root) throws IOException, InterruptedException {
    return Program.output(List.of("git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=10")).strip();
  }

  private static String processor() throws IOException {
    return line(Path.of("/proc/cpuinfo"), "model name").map(text -> text.replaceFirst(".*?:\\s*", "")).orElse("unknown");
  }

  private static long memoryGiB() throws IOException {
    var kib = line(Path.of("/proc/meminfo"), "MemTotal").orElseThrow().replaceAll("[^0-9]", "");
    return Math.round(Long.parseLong(kib) / 1024.0 / 1024.0);
  }

  private static java.util.Optional<String> line(Path file, String start) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.startsWith(start)).findFirst();
  }
}
