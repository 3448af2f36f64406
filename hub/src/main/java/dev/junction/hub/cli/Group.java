package dev.junction.hub.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others. Called alone, it says what there is. */
abstract class Group implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public final void run() {
    var names = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "Say what to do: %s.".formatted(names));
  }

  final void print(String text) {
    spec.commandLine().getOut().println(text);
  }
}
