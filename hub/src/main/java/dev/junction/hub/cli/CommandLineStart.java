package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine;

/** Puts the commands together and runs one. */
public final class CommandLineStart {
  private static final String LOGGING = "logback.configurationFile";

  private CommandLineStart() {}

  public static int run(String[] arguments) {
    // Commands speak on stdout; what libraries log goes to stderr, and only when it matters. The server has its own logging.
    if (System.getProperty(LOGGING) == null && (arguments.length == 0 || !Serve.NAMES.contains(arguments[0]))) {
      System.setProperty(LOGGING, "dev/junction/hub/cli/logging.xml");
    }
    var line = line(Integrations.discover());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  /** All commands, those of integrations included. */
  public static CommandLine line(Integrations integrations) {
    var line = new CommandLine(new Root());
    line.addSubcommand(new Serve(integrations));
    line.addSubcommand(new Demo(integrations));
    line.addSubcommand(new CheckCommand(integrations));
    line.addSubcommand(new EventsCommand());
    line.addSubcommand(new DeadCommand());
    line.addSubcommand(new DestinationsCommand());
    line.addSubcommand(new SubscriptionsCommand());
    integrations.all().forEach(integration -> integration.commands().forEach(line::addSubcommand));
    line.addSubcommand(new ConfigCommand(() -> integrations, System.getenv(), System.in));
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(
        new TrainCommand(integrations, Clock.systemUTC(), new SecureRandom(), Path.of(System.getProperty("java.io.tmpdir"))));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(CommandLineStart::explain);
    return line;
  }

  /** A person gets a sentence, never a stack trace. */
  private static int explain(Exception failed, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
    if (failed instanceof CommandFailed) {
      line.getErr().println(failed.getMessage());
      return Exit.FAILED;
    }
    throw failed;
  }
}
