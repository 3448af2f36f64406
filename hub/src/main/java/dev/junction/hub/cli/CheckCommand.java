package dev.junction.hub.cli;

import dev.junction.hub.HubContext;
import dev.junction.hub.Integrations;
import dev.junction.hub.health.CheckRun;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.StepResult;
import dev.junction.hub.store.Uuid7;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code junction check}: asks the peers themselves, without a running hub. */
@Command(
    name = "check",
    description = "Prove that an integration works, step by step. Exit 3 when something needs a person.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Integrations integrations;

  @Mixin private ConfigFile config;
  @Mixin private OutputFormat output;

  @Parameters(arity = "0..1", paramLabel = "INTEGRATION", description = "One by its name (default: all).")
  private String name;

  @Spec private CommandSpec spec;

  CheckCommand(Integrations integrations) {
    this.integrations = integrations;
  }

  @Override
  public Integer call() {
    var chosen = chosen();
    var settings = Settings.load(config.path(System.getenv()), System.getenv(), integrations);
    if (!settings.problems().isEmpty()) {
      throw new CommandFailed(
          "The settings have problems; see junction config validate.\n"
              + String.join("\n", settings.problems().stream().map(Object::toString).toList()));
    }
    var reports = new ArrayList<CheckRun.Report>();
    var clock = Clock.systemUTC();
    try (var hub = new HubContext(settings, integrations, clock, new Uuid7(clock, new SecureRandom()))) {
      for (var integration : chosen) {
        integration.checks(hub).forEach(check -> reports.add(CheckRun.run(integration.name(), check)));
      }
    }
    print(reports);
    return reports.stream().allMatch(report -> report.verdict() == StepResult.Verdict.PASSED) ? Exit.OK : Exit.FINDINGS;
  }

  private List<Integration> chosen() {
    if (name == null) {
      return integrations.all();
    }
    var found = integrations.all().stream().filter(integration -> integration.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(),
          "There is no integration \"%s\"; there are %s.".formatted(name, String.join(", ", integrations.all().stream().map(Integration::name).toList())));
    }
    return found;
  }

  private void print(List<CheckRun.Report> reports) {
    var out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(reports));
      return;
    }
    if (reports.isEmpty()) {
      out.println("Nothing to check: what is set up so far has no checks of its own.");
    }
    for (var report : reports) {
      out.printf("%s: %s%n", report.integration(), report.title());
      for (var done : report.steps()) {
        var result = done.result();
        out.printf("  %-7s %s  (%d ms)%n", result.verdict().name().toLowerCase(java.util.Locale.ROOT), done.step(), done.millis());
        part(out, "did", result.did());
        part(out, "saw", result.saw());
        part(out, "means", result.means());
        part(out, "fix", result.fix());
      }
    }
  }

  private static void part(java.io.PrintWriter out, String name, String text) {
    if (!text.isBlank()) {
      out.printf("          %-6s %s%n", name + ":", text);
    }
  }
}
