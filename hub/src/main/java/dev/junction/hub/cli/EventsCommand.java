package dev.junction.hub.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code junction events}: what has happened, and what became of it. */
@Command(name = "events", description = "Find events, see what became of them, deliver them once more.", mixinStandardHelpOptions = true)
final class EventsCommand extends Group {

  @Command(description = "List events, the newest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin HubConnection hub,
      @Mixin OutputFormat output,
      @Option(names = "--type", paramLabel = "TYPE", description = "Exact, or a beginning with a star: user.*") String type,
      @Option(names = "--source", paramLabel = "NAME") String source,
      @Option(names = "--site", paramLabel = "NAME") String site,
      @Option(names = "--subject", paramLabel = "SUBJECT", description = "Such as user/42.") String subject,
      @Option(names = "--from", paramLabel = "TIME", description = "Received at or after, as 2026-11-25T08:00:00Z.") String from,
      @Option(names = "--until", paramLabel = "TIME", description = "Received before.") String until,
      @Option(names = "--text", paramLabel = "WORDS", description = "Words that all occur, whole or as beginnings.") String text,
      @Option(names = "--before", paramLabel = "POSITION", description = "The next page: what the last one named.") String before,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20, 1000 at most).") int limit) {
    var query = new LinkedHashMap<String, String>();
    query.put("type", type);
    query.put("source", source);
    query.put("site", site);
    query.put("subject", subject);
    query.put("from", from);
    query.put("until", until);
    query.put("text", text);
    query.put("before", before);
    query.put("limit", String.valueOf(limit));
    var page = hub.get("/events", query);
    if (output.json()) {
      print(page.toPrettyString());
      return Exit.OK;
    }
    var table = new Table("RECEIVED", "TYPE", "SUBJECT", "SOURCE", "ID");
    page.path("events")
        .forEach(
            event ->
                table.row(
                    event.path("receivedAt").asString(),
                    event.path("type").asString(),
                    event.path("subject").asString("-"),
                    event.path("source").asString(),
                    event.path("id").asString()));
    print(page.path("events").isEmpty() ? "No event matches." : table.text());
    if (page.hasNonNull("next")) {
      print("More: --before " + page.path("next").asString());
    }
    return Exit.OK;
  }

  @Command(description = "Write all events that match as a JSON array of CloudEvents.", mixinStandardHelpOptions = true)
  int export(
      @Mixin HubConnection hub,
      @Option(names = "--type", paramLabel = "TYPE", description = "Exact, or a beginning with a star: user.*") String type,
      @Option(names = "--source", paramLabel = "NAME") String source,
      @Option(names = "--site", paramLabel = "NAME") String site,
      @Option(names = "--subject", paramLabel = "SUBJECT") String subject,
      @Option(names = "--from", paramLabel = "TIME", description = "Received at or after.") String from,
      @Option(names = "--until", paramLabel = "TIME", description = "Received before.") String until) {
    var query = new LinkedHashMap<String, String>();
    query.put("type", type);
    query.put("source", source);
    query.put("site", site);
    query.put("subject", subject);
    query.put("from", from);
    query.put("until", until);
    print(hub.get("/events/export", query).toString());
    return Exit.OK;
  }

  @Command(description = "Show one event with every delivery and attempt.", mixinStandardHelpOptions = true)
  int show(
      @Mixin HubConnection hub,
      @Mixin OutputFormat output,
      @Parameters(paramLabel = "ID", description = "The event's id.") String id) {
    var whole = hub.get("/events/" + HubConnection.segment(id), Map.of());
    if (output.json()) {
      print(whole.toPrettyString());
      return Exit.OK;
    }
    var event = whole.path("event");
    for (var field : new String[] {"id", "type", "source", "site", "subject", "occurredAt", "receivedAt"}) {
      if (event.hasNonNull(field)) {
        print("%-11s %s".formatted(field, event.path(field).asString()));
      }
    }
    if (whole.path("timesSeen").asInt() > 1) {
      print("%-11s %d times; repetitions made no new event".formatted("seen", whole.path("timesSeen").asInt()));
    }
    print(event.path("data").toPrettyString());
    whole.path("deliveries").forEach(this::delivery);
    return Exit.OK;
  }

  private void delivery(JsonNode delivery) {
    print("");
    print(
        "-> %s: %s%s".formatted(
            delivery.path("destination").asString(),
            delivery.path("state").asString(),
            delivery.hasNonNull("reason") ? ", " + delivery.path("reason").asString() : ""));
    delivery
        .path("tries")
        .forEach(
            attempt ->
                print(
                    "   %d. %s  %s%s  %s ms  %s".formatted(
                        attempt.path("number").asInt(),
                        attempt.path("startedAt").asString(),
                        attempt.path("outcome").asString(),
                        attempt.path("status").asInt() == 0 ? "" : " " + attempt.path("status").asInt(),
                        attempt.path("millis").asString("-"),
                        attempt.path("reason").asString(""))));
  }

  @Command(
      description = "Deliver an event once more, or all of a time. What was before stays as it was.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin HubConnection hub,
      @Parameters(paramLabel = "ID", arity = "0..1", description = "One event; else give --from.") String id,
      @Option(names = "--to", paramLabel = "DESTINATION", description = "Only there (default: all that want it now).") String to,
      @Option(names = "--from", paramLabel = "TIME", description = "All received at or after.") String from,
      @Option(names = "--until", paramLabel = "TIME", description = "And before.") String until,
      @Option(names = "--type", paramLabel = "TYPE") String type,
      @Option(names = "--count", description = "Only say how many it would be.") boolean count) {
    var body = new LinkedHashMap<String, Object>();
    body.put("destination", to);
    JsonNode done;
    if (id != null) {
      done = hub.post("/events/" + HubConnection.segment(id) + "/replay", body);
    } else {
      body.put("from", from);
      body.put("until", until);
      body.put("type", type);
      body.put("countOnly", count);
      done = hub.post("/events/replay", body);
    }
    print(
        count
            ? "%d events match; nothing was replayed.".formatted(done.path("events").asInt())
            : "%d event(s), %d new deliveries.".formatted(done.path("events").asInt(), done.path("deliveries").asInt()));
    return Exit.OK;
  }
}
