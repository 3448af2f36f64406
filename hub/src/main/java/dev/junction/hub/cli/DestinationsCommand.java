package dev.junction.hub.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code junction destinations}: where deliveries go. */
@Command(name = "destinations", description = "Set up, test and disable where deliveries go.", mixinStandardHelpOptions = true)
final class DestinationsCommand extends Group {

  @Command(description = "List destinations.", mixinStandardHelpOptions = true)
  int list(@Mixin HubConnection hub, @Mixin OutputFormat output) {
    var all = hub.get("/destinations", Map.of());
    if (output.json()) {
      print(all.toPrettyString());
      return Exit.OK;
    }
    var table = new Table("NAME", "KIND", "STATE", "SETTINGS");
    all.forEach(
        one ->
            table.row(
                one.path("name").asString(),
                one.path("kind").asString(),
                one.path("enabled").asBoolean()
                    ? one.hasNonNull("failingSince") ? "failing since " + one.path("failingSince").asString() : "enabled"
                    : "disabled: " + one.path("reason").asString(),
                one.path("settings").toString()));
    print(all.isEmpty() ? "No destinations." : table.text());
    return Exit.OK;
  }

  @Command(description = "Set up a destination.", mixinStandardHelpOptions = true)
  int add(
      @Mixin HubConnection hub,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--kind", required = true, paramLabel = "KIND", description = "Such as webhook, odoo-webhook, email.") String kind,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the kind; repeat it.") Map<String, String> settings,
      @Option(names = "--secret", paramLabel = "FILE", description = "File with the signing secret; - reads it from standard input.") Path secret,
      @Option(names = "--ordered", description = "Events about one subject leave in order.") boolean ordered) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("kind", kind);
    body.put("settings", settings == null ? Map.of() : settings);
    body.put("secret", secret == null ? null : secret(secret));
    body.put("ordered", ordered);
    hub.post("/destinations", body);
    print("Destination %s is set up. Try it: junction destinations test %s".formatted(name, name));
    return Exit.OK;
  }

  @Command(description = "Send a test event. A disabled destination is enabled when it arrives.", mixinStandardHelpOptions = true)
  int test(@Mixin HubConnection hub, @Parameters(paramLabel = "NAME") String name) {
    var tested = hub.post("/destinations/%s/test".formatted(HubConnection.segment(name)), Map.of());
    var outcome = tested.path("outcome").asString();
    var status = tested.path("status").asInt();
    print("%s%s%s".formatted(outcome, status == 0 ? "" : " (status " + status + ")", tested.path("reason").asString("").isEmpty() ? "" : ": " + tested.path("reason").asString()));
    return outcome.equals("delivered") ? Exit.OK : Exit.FAILED;
  }

  @Command(description = "Give it nothing any more; what is owed waits.", mixinStandardHelpOptions = true)
  int disable(
      @Mixin HubConnection hub,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
    hub.post("/destinations/%s/disable".formatted(HubConnection.segment(name)), Map.of("reason", reason));
    print("Destination %s is disabled until a test succeeds: junction destinations test %s".formatted(name, name));
    return Exit.OK;
  }

  @Command(description = "Sign with a new secret; the old one counts a while longer.", mixinStandardHelpOptions = true)
  int rotate(
      @Mixin HubConnection hub,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--secret", required = true, paramLabel = "FILE", description = "File with the new secret; - reads standard input.") Path secret,
      @Option(names = "--overlap-hours", paramLabel = "N", defaultValue = "24", description = "How long the old one counts too (default: 24).") int hours) {
    hub.post("/destinations/%s/rotate".formatted(HubConnection.segment(name)), Map.of("secret", secret(secret), "overlapHours", hours));
    print("Destination %s signs with the new secret.".formatted(name));
    return Exit.OK;
  }

  /** From a file, never from the command line: that would show it in the list of processes. */
  private static String secret(Path file) {
    try {
      var text = file.toString().equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : Files.readString(file);
      return text.strip();
    } catch (IOException failed) {
      throw new CommandFailed("Reading the secret from %s failed: %s.".formatted(file, failed), failed);
    }
  }
}
