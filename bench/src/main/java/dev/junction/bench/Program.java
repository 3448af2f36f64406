package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that we started and will end, with what the kernel says about it. */
final class Program implements AutoCloseable {
  /** Clock ticks per second that the kernel reports in; fixed on Linux. */
  private static final long MICROS_PER_TICK = 1_000_000 / 100;

  private static final int PATIENCE_SECONDS = 40;
  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Program start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
    var log = folder.resolve(Path.of(command.getFirst()).getFileName() + ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = started(builder);
    // Also when somebody interrupts the measurement.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Program(process, log);
  }

  /** Runs to the end; what it said. */
  static String output(List<String> command) throws IOException, InterruptedException {
    var process = started(new ProcessBuilder(command).redirectErrorStream(true));
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Refused("running %s failed: %s".formatted(String.join(" ", command), said.strip()));
    }
    return said;
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new Refused(
          "starting %s failed: %s. The packages it takes are named in bench/README.md.".formatted(builder.command().getFirst(), missing.getMessage()));
    }
  }

  long pid() {
    return process.pid();
  }

  /** @throws Refused with the end of its log when it has ended */
  void expectAlive() throws IOException {
    if (!process.isAlive()) {
      var said = Files.readString(log);
      throw new Refused("%s ended by itself: %s".formatted(log.getFileName(), said.substring(Math.max(0, said.length() - 2000))));
    }
  }

  /** CPU time so far in microseconds, user and system, children that have ended included. */
  long cpuMicros() throws IOException {
    return cpuMicros(Files.readString(Path.of("/proc/%d/stat".formatted(pid()))));
  }

  /** @param stat see proc_pid_stat(5); the name in parentheses may hold anything */
  static long cpuMicros(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks * MICROS_PER_TICK;
  }

  /** Resident memory in MiB. */
  double residentMiB() throws IOException {
    var line = Files.readAllLines(Path.of("/proc/%d/status".formatted(pid()))).stream().filter(l -> l.startsWith("VmRSS")).findFirst();
    return Long.parseLong(line.orElseThrow().replaceAll("[^0-9]", "")) / 1024.0;
  }

  /** Asks it to end, and ends it when it doesn't. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
