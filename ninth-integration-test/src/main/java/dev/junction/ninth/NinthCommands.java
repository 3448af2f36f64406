package dev.junction.ninth;

import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code junction loans}. */
@Command(name = "loans", description = "Reckon with library loans.", mixinStandardHelpOptions = true, subcommands = NinthCommands.Due.class)
final class NinthCommands {

  /** {@code junction loans due}. */
  @Command(name = "due", description = "Say when a book is due.", mixinStandardHelpOptions = true)
  static final class Due implements Runnable {
    @Parameters(paramLabel = "LENT", description = "The day on which it was lent: 2026-11-25.")
    private LocalDate lent;

    @Option(names = "--days", defaultValue = "14", description = "How long it may be kept (default: ${DEFAULT-VALUE}).")
    private int days;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().getOut().println(lent.plusDays(days));
    }
  }
}
