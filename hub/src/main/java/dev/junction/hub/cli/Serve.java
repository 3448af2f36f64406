package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.store.StartRefused;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code junction serve}. */
@Command(name = "serve", description = "Runs the hub until it is stopped.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
  /** Commands that bring their own logging. */
  static final Set<String> NAMES = Set.of("serve", "demo");

  private final Integrations integrations;

  @Mixin private ConfigFile config;

  @Option(names = "--log", paramLabel = "json|text", description = "Form of the log; text on a terminal, else json.")
  private HubServer.Log log;

  @Spec private CommandSpec spec;

  Serve(Integrations integrations) {
    this.integrations = integrations;
  }

  @Override
  public Integer call() throws InterruptedException {
    var settings = Settings.load(config.path(System.getenv()), System.getenv(), integrations);
    if (!settings.problems().isEmpty()) {
      settings.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
      spec.commandLine().getErr().printf("%d problem(s) in the settings; nothing was started.%n", settings.problems().size());
      return Exit.FAILED;
    }
    try {
      var server = HubServer.start(new Launch(settings, integrations, Clock.systemUTC()), form());
      var hub = settings.get(HubSettings.class);
      spec.commandLine().getErr().printf("Junction listens on %s:%d; data in %s.%n", hub.bind(), server.port(), hub.data().toAbsolutePath());
      server.join();
      return Exit.OK;
    } catch (StartRefused refused) {
      throw new CommandFailed(refused.getMessage(), refused);
    } catch (RuntimeException unforeseen) {
      throw new CommandFailed("Starting failed: %s. Please report this.".formatted(root(unforeseen)), unforeseen);
    }
  }

  private static Throwable root(Throwable failed) {
    return failed.getCause() == null ? failed : root(failed.getCause());
  }

  private HubServer.Log form() {
    if (log != null) {
      return log;
    }
    return System.console() != null && System.console().isTerminal() ? HubServer.Log.TEXT : HubServer.Log.JSON;
  }

}
