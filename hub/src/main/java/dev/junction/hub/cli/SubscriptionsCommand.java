package dev.junction.hub.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code junction subscriptions}: which destination gets which events. */
@Command(name = "subscriptions", description = "Say which destination gets which events.", mixinStandardHelpOptions = true)
final class SubscriptionsCommand extends Group {

  @Command(description = "List subscriptions.", mixinStandardHelpOptions = true)
  int list(@Mixin HubConnection hub, @Mixin OutputFormat output) {
    var all = hub.get("/subscriptions", Map.of());
    if (output.json()) {
      print(all.toPrettyString());
      return Exit.OK;
    }
    var table = new Table("NAME", "DESTINATION", "TYPES", "SOURCES", "SITES", "SUBJECTS");
    all.forEach(
        one ->
            table.row(
                one.path("name").asString(),
                one.path("destination").asString(),
                patterns(one.path("types")),
                patterns(one.path("sources")),
                patterns(one.path("sites")),
                patterns(one.path("subjects"))));
    print(all.isEmpty() ? "No subscriptions." : table.text());
    return Exit.OK;
  }

  private static String patterns(JsonNode list) {
    return list.isEmpty() ? "all" : String.join(",", list.valueStream().map(JsonNode::asString).toList());
  }

  @Command(description = "Subscribe a destination. What is not narrowed takes all.", mixinStandardHelpOptions = true)
  int add(
      @Mixin HubConnection hub,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--to", required = true, paramLabel = "DESTINATION") String destination,
      @Option(names = "--type", split = ",", paramLabel = "TYPE", description = "Exact, or a beginning with a star: user.*") List<String> types,
      @Option(names = "--source", split = ",", paramLabel = "NAME") List<String> sources,
      @Option(names = "--site", split = ",", paramLabel = "NAME") List<String> sites,
      @Option(names = "--subject", split = ",", paramLabel = "SUBJECT") List<String> subjects) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("destination", destination);
    body.put("types", types);
    body.put("sources", sources);
    body.put("sites", sites);
    body.put("subjects", subjects);
    hub.post("/subscriptions", body);
    print("Destination %s gets them from now on. Earlier events: junction events replay --from TIME --to %s".formatted(destination, destination));
    return Exit.OK;
  }

  @Command(description = "End a subscription. What is owed already is still brought.", mixinStandardHelpOptions = true)
  int remove(@Mixin HubConnection hub, @Parameters(paramLabel = "NAME") String name) {
    hub.delete("/subscriptions/" + HubConnection.segment(name));
    print("Subscription %s has ended.".formatted(name));
    return Exit.OK;
  }
}
