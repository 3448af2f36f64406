package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the commands together and runs one. */
public final class CommandLineStart {
  private static final String LOGGING = "logback.configurationFile";

  private CommandLineStart() {}

  public static int run(String[] arguments) {
    // Commands speak on stdout; what libraries log goes to stderr, and only when it matters. The server has its own logging.
    if (System.getProperty(LOGGING) == null && (arguments.length == 0 || !Serve.NAMES.contains(arguments[0]))) {
      System.setProperty(LOGGING, "dev/junction/hub/cli/logging.xml");
    }
    var line = lineFor(arguments, Integrations.discover());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  /** All commands, those of integrations included. */
  public static CommandLine line(Integrations integrations) {
    return line(commands(integrations), command -> true);
  }

  /**
   * What it takes to run {@code arguments}: the command they ask for in whole, the others by name and description, since reading
   * everybody's options takes longer than most commands run.
   */
  static CommandLine lineFor(String[] arguments, Integrations integrations) {
    var commands = commands(integrations);
    var asked = arguments.length == 0 ? "" : arguments[0];
    if (asked.equals(CompletionCommand.NAME) || asked.startsWith("@") || !asked.isEmpty() && !asked.startsWith("-") && commands.stream().noneMatch(command -> name(command).equals(asked))) {
      return line(commands, command -> true);
    }
    return line(commands, command -> name(command).equals(asked));
  }

  private static List<Object> commands(Integrations integrations) {
    var commands = new ArrayList<Object>();
    commands.add(new Serve(integrations));
    commands.add(new Demo(integrations));
    commands.add(new CheckCommand(integrations));
    commands.add(new EventsCommand());
    commands.add(new DeadCommand());
    commands.add(new DestinationsCommand());
    commands.add(new SubscriptionsCommand());
    integrations.all().forEach(integration -> commands.addAll(integration.commands()));
    commands.add(new ConfigCommand(() -> integrations, System.getenv(), System.in));
    commands.add(new CompletionCommand());
    commands.add(new TrainCommand(integrations, Clock.systemUTC(), new SecureRandom(), Path.of(System.getProperty("java.io.tmpdir"))));
    return commands;
  }

  private static CommandLine line(List<Object> commands, Predicate<Object> whole) {
    var line = new CommandLine(new Root());
    for (var command : commands) {
      line.addSubcommand(name(command), whole.test(command) ? command : outline(command));
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(CommandLineStart::explain);
    return line;
  }

  private static String name(Object command) {
    return command.getClass().getAnnotation(Command.class).name();
  }

  private static CommandSpec outline(Object command) {
    var described = command.getClass().getAnnotation(Command.class);
    var outline = CommandSpec.create().name(described.name());
    outline.usageMessage().description(described.description()).hidden(described.hidden());
    return outline;
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
