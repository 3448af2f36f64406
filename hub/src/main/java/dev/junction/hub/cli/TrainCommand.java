package dev.junction.hub.cli;

import dev.junction.hub.Integrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code junction train}: does for a moment what people will do. The launcher lets the virtual machine watch it once per build, so that
 * every later start is quick. It speaks to nobody but itself and leaves nothing behind.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Do for a moment what people will do, for the launcher to learn a quick start from.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Integrations integrations;
  private final Clock clock;
  private final SecureRandom random;
  private final Path temporary;

  @Parameters(paramLabel = "commands|server", description = "What will be started.")
  private What what;

  private enum What {
    COMMANDS,
    SERVER
  }

  /** @param temporary folder that it makes its own in, for a while */
  TrainCommand(Integrations integrations, Clock clock, SecureRandom random, Path temporary) {
    this.integrations = integrations;
    this.clock = clock;
    this.random = random;
    this.temporary = temporary;
  }

  @Override
  public Integer call() throws Exception {
    var folder = Files.createTempDirectory(temporary, "junction-train");
    try {
      switch (what) {
        case COMMANDS -> new CommandsTraining(integrations, folder).run();
        case SERVER -> new ServerTraining(integrations, folder, clock, random).run();
      }
      return Exit.OK;
    } finally {
      remove(folder);
    }
  }

  /**
   * Runs a command and keeps what it says to itself.
   *
   * @param more further words, behind those of {@code command}
   */
  static void command(Integrations integrations, String command, List<String> more) {
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(more);
    var arguments = words.toArray(String[]::new);
    var line = CommandLineStart.lineFor(arguments, integrations);
    var said = new StringWriter();
    line.setOut(new PrintWriter(said));
    line.setErr(new PrintWriter(said));
    int exit = line.execute(arguments);
    if (exit != Exit.OK) {
      throw new CommandFailed("Training: \"%s\" ended with %d, expected 0: %s. Please report this.".formatted(command, exit, said));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
