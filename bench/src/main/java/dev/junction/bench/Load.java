package dev.junction.bench;

import dev.junction.bench.Benchmark.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What came of one burst of load.
 *
 * @param rate      requests answered per second
 * @param p50Micros half of the answers came within
 * @param p99Micros 99 of 100 answers came within
 * @param cpuMicros CPU of the server per request, microseconds
 */
record Load(double rate, double p50Micros, double p99Micros, double cpuMicros) {
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(\\d+)");

  /**
   * Reads what post.lua prints.
   *
   * @param once whether no request may have been sent twice
   * @throws Refused when anything was not answered with 2xx, or requests ran out
   */
  static Load read(String said, boolean once, long cpuMicros) {
    var line = said.lines().filter(l -> l.startsWith("RESULT ")).findFirst().orElseThrow(() -> new Refused("wrk gave no result: " + said));
    Map<String, Long> fields = new HashMap<>();
    FIELD.matcher(line).results().forEach(field -> fields.put(field.group(1), Long.valueOf(field.group(2))));
    long requests = fields.get("requests");
    if (requests == 0 || fields.get("refused") > 0 || fields.get("broken") > 0) {
      throw new Refused("expected every post to be answered with 2xx, got: " + line);
    }
    if (once && fields.get("used") > fields.get("prepared")) {
      throw new Refused("the prepared posts ran out, so some were sent twice; raise --per-second. Got: " + line);
    }
    return new Load(
        requests * 1e6 / fields.get("micros"), fields.get("p50"), fields.get("p99"), (double) cpuMicros / requests);
  }
}
