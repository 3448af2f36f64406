package dev.junction.hub.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code junction dead}: deliveries that were given up. */
@Command(name = "dead", description = "List, resend or drop deliveries that were given up.", mixinStandardHelpOptions = true)
final class DeadCommand extends Group {

  @Command(description = "List dead letters, the latest first. Exit 3 when there are any.", mixinStandardHelpOptions = true)
  int list(
      @Mixin HubConnection hub,
      @Mixin OutputFormat output,
      @Option(names = "--destination", paramLabel = "NAME") String destination,
      @Option(names = "--since", paramLabel = "TIME", description = "Given up at or after.") String since,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20") int limit) {
    var query = new LinkedHashMap<String, String>();
    query.put("destination", destination);
    query.put("since", since);
    query.put("limit", String.valueOf(limit));
    var page = hub.get("/dead", query);
    var count = page.path("count").asLong();
    if (output.json()) {
      print(page.toPrettyString());
    } else if (count == 0) {
      print("No dead letters.");
    } else {
      var table = new Table("GIVEN UP", "DESTINATION", "EVENT", "TRIES", "DELIVERY", "REASON");
      page.path("dead")
          .forEach(
              letter ->
                  table.row(
                      letter.path("endedAt").asString(),
                      letter.path("destination").asString(),
                      letter.path("eventType").asString(),
                      letter.path("attempts").asString(),
                      letter.path("id").asString(),
                      letter.path("reason").asString("")));
      print(table.text());
      print("%d in all. Send again: junction dead retry DELIVERY, or --destination NAME --since TIME.".formatted(count));
    }
    return count == 0 ? Exit.OK : Exit.FINDINGS;
  }

  @Command(description = "Put dead letters into the queue again, with all tries before them.", mixinStandardHelpOptions = true)
  int retry(
      @Mixin HubConnection hub,
      @Mixin Which which,
      @Option(names = "--count", description = "Only say how many it would be.") boolean count) {
    var done = hub.post("/dead/retry", which.body(Map.of("countOnly", count))).path("count").asLong();
    print(count ? "%d dead letter(s) match; nothing was changed.".formatted(done) : "%d dead letter(s) are in the queue again.".formatted(done));
    return Exit.OK;
  }

  @Command(description = "End dead letters for good. They stay visible on their events.", mixinStandardHelpOptions = true)
  int drop(
      @Mixin HubConnection hub,
      @Mixin Which which,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is kept with each.") String reason,
      @Option(names = "--count", description = "Only say how many it would be.") boolean count) {
    var done = hub.post("/dead/drop", which.body(Map.of("countOnly", count, "reason", reason))).path("count").asLong();
    print(count ? "%d dead letter(s) match; nothing was changed.".formatted(done) : "%d dead letter(s) dropped.".formatted(done));
    return Exit.OK;
  }

  /** Which dead letters. */
  static final class Which {
    @Parameters(paramLabel = "DELIVERY", arity = "0..1", description = "One by its id; else give --destination or --since.")
    private String delivery;

    @Option(names = "--destination", paramLabel = "NAME", description = "All of this destination.")
    private String destination;

    @Option(names = "--since", paramLabel = "TIME", description = "Given up at or after, as 2026-11-25T08:00:00Z.")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "And before.")
    private String until;

    Map<String, Object> body(Map<String, ?> more) {
      var body = new LinkedHashMap<String, Object>(more);
      body.put("delivery", delivery);
      body.put("destination", destination);
      body.put("since", since);
      body.put("until", until);
      return body;
    }
  }
}
