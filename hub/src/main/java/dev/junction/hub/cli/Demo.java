package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import dev.junction.hub.cli.demo.DemoFailed;
import dev.junction.hub.cli.demo.Narration;
import dev.junction.hub.cli.demo.SandboxCommand;
import dev.junction.hub.cli.demo.Secrets;
import dev.junction.hub.cli.demo.SmokeReport;
import dev.junction.hub.cli.demo.Stage;
import dev.junction.hub.cli.demo.Style;
import dev.junction.hub.cli.demo.Tour;
import dev.junction.hub.cli.demo.Trickle;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code junction demo}. */
@Command(
    name = "demo",
    description = "Shows a hub at work, beside systems that are played; needs nothing set up and leaves nothing behind.",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<Stage.Parts> parts;

  @Option(names = "--smoke", description = "Only check each step of the tour: one line for each, exit 1 when one fails.")
  private boolean smoke;

  @Option(names = "--port", paramLabel = "N", description = "Port of the hub (default: 8080, or a free one when it is taken or with --smoke).")
  private Integer port;

  @Option(names = "--keep", description = "Leave the folder with settings, data and log where it is.")
  private boolean keep;

  @Spec private CommandSpec spec;

  Demo(Integrations integrations) {
    this(() -> parts(integrations));
  }

  /** @param parts asked for only when the command runs */
  Demo(Supplier<Stage.Parts> parts) {
    this.parts = parts;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return show(new Stage(parts.get()));
    } catch (DemoFailed failed) {
      throw new CommandFailed(failed.getMessage(), failed);
    }
  }

  private static Stage.Parts parts(Integrations integrations) {
    var sandbox = SandboxCommand.find(Optional.ofNullable(System.getProperty(SandboxCommand.PROPERTY)), Path.of(System.getProperty("java.home")));
    var secrets = Secrets.random(new SecureRandom());
    return new Stage.Parts(integrations, sandbox, secrets, secrets, PATIENCE, Clock.systemUTC());
  }

  private int show(Stage stage) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    var onSignal = new Thread(() -> stop(stage, stopped), "demo-end");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      return lead(stage.open(port()), stopped);
    } finally {
      stop(stage, stopped);
    }
  }

  private int lead(Stage stage, CountDownLatch stopped) throws InterruptedException {
    if (keep) {
      stage.keepFolder();
    }
    var out = spec.commandLine().getOut();
    if (smoke) {
      return exit(stage, Tour.lead(stage, new SmokeReport(out)));
    }
    var narration = new Narration(out, new Style(Ansi.AUTO.enabled()));
    var held = Tour.lead(stage, narration);
    if (held) {
      narration.lookAround(stage);
      Trickle.run(stage, stopped);
    }
    return exit(stage, held);
  }

  /** What failed is to be looked into. */
  private static int exit(Stage stage, boolean held) {
    if (!held) {
      stage.keepFolder();
    }
    return held ? Exit.OK : Exit.FAILED;
  }

  private static void stop(Stage stage, CountDownLatch stopped) {
    stopped.countDown();
    stage.close();
  }

  private int port() {
    if (port != null) {
      return port;
    }
    return smoke ? Stage.freePort() : Stage.usualPort();
  }
}
