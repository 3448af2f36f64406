package dev.junction.hub.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code junction completion}. */
@Command(
    name = CompletionCommand.NAME,
    description = "Print the completion script for bash and zsh: source <(junction completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
  static final String NAME = "completion";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("junction", spec.root().commandLine()));
  }
}
