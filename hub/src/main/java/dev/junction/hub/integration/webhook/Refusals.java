package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.Counters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts every post that was not taken, and says why in at most one log line a minute for each source and reason. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private final Map<String, Said> lastSaid = new ConcurrentHashMap<>();
  private final Counters counters;
  private final Clock clock;

  Refusals(Counters counters, Clock clock) {
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * Takes note of a refusal.
   *
   * @param source configured source; a name that a stranger made up would fill the metrics
   * @param reason one of a few words
   * @param why    for the administrator, without secrets and without anything of the body
   */
  void refused(String source, String reason, String why) {
    counters.add("junction.hooks.refused", "source", source, "reason", reason);
    var now = clock.instant();
    var said = lastSaid.merge(source + '/' + reason, new Said(now, 0, true), (last, first) -> last.at.plus(QUIET).isAfter(now)
        ? new Said(last.at, last.kept + 1, false)
        : new Said(now, 0, true, last.kept));
    if (said.aloud) {
      LOG.warn("refused a post of hook source {} ({}; {} more since the last such line): {}", source, reason, said.before, why);
    }
  }

  /**
   * @param at     when a line was written last
   * @param kept   refusals since then without a line
   * @param aloud  whether this refusal gets a line
   * @param before refusals without a line before this one
   */
  private record Said(Instant at, int kept, boolean aloud, int before) {
    Said(Instant at, int kept, boolean aloud) {
      this(at, kept, aloud, 0);
    }
  }
}
