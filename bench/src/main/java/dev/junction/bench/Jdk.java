package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tools of the JDK that runs this. */
final class Jdk {
  private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

  private Jdk() {}

  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  static String jcmd(Program program, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(tool("jcmd"), String.valueOf(program.pid())));
    command.addAll(List.of(words));
    return Program.output(command);
  }

  /** MiB that are in use right after a full collection. */
  static double liveHeapMiB(Program program) throws IOException, InterruptedException {
    jcmd(program, "GC.run");
    return heapUsedMiB(jcmd(program, "GC.heap_info"));
  }

  /** Sums the generations that GC.heap_info names; class metadata is no heap. */
  static double heapUsedMiB(String info) {
    var kib = 0L;
    for (var line : info.lines().toList()) {
      var used = USED.matcher(line);
      if (!line.contains("Metaspace") && !line.contains("class space") && used.find()) {
        kib += Long.parseLong(used.group(1));
      }
    }
    return kib / 1024.0;
  }
}
