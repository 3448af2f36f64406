package dev.junction.hub.cli;

import dev.junction.hub.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code junction} without a command says what there is. */
@Command(
    name = "junction",
    description = "Connects Moodle with the systems around it: one place where every integration is set up, checked, watched and repaired.",
    mixinStandardHelpOptions = true,
    versionProvider = Root.ReleaseVersion.class,
    footer = {"", "Exit codes: 0 well, 1 failed, 2 wrong usage, 3 findings, 4 held by the guard."})
final class Root implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Tells the release. */
  static final class ReleaseVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"junction " + Version.text()};
    }
  }
}
