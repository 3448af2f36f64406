package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Samples of CPU time in a flight recording, counted by thread and by method. */
final class Samples {
  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, Integer> top = new HashMap<>();
  private final Map<String, Integer> within = new HashMap<>();
  private int count;

  private Samples() {}

  static Samples read(Path recording) throws IOException {
    var samples = new Samples();
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.CPUTimeSample") && event.getStackTrace() != null) {
          samples.add(event);
        }
      }
    }
    return samples;
  }

  private void add(RecordedEvent event) {
    var frames = event.getStackTrace().getFrames();
    count++;
    var thread = event.getThread("eventThread");
    threads.merge(thread == null ? "unknown" : kind(thread.getJavaName()), 1, Integer::sum);
    top.merge(method(frames.getFirst()), 1, Integer::sum);
    var seen = new HashSet<String>();
    for (var frame : frames) {
      if (seen.add(method(frame))) {
        within.merge(method(frame), 1, Integer::sum);
      }
    }
  }

  /** Threads of a pool count as one; virtual threads have no name. */
  static String kind(String name) {
    return name == null || name.isEmpty() ? "virtual threads" : name.replaceAll("[-#]?\\d+.*", "");
  }

  private static String method(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  int count() {
    return count;
  }

  List<List<String>> threads() {
    return rows(threads, 12);
  }

  List<List<String>> top(int most) {
    return rows(top, most);
  }

  List<List<String>> within(int most) {
    return rows(within, most);
  }

  private List<List<String>> rows(Map<String, Integer> counts, int most) {
    var rows = new ArrayList<List<String>>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .forEach(entry -> rows.add(List.of(entry.getKey(), "%.1f %%".formatted(100.0 * entry.getValue() / count))));
    return rows;
  }
}
