package dev.junction.hub;

import dev.junction.hub.cli.CommandLineStart;

/** The program. {@code serve} starts the server; the other commands start fast without it. */
public final class Junction {
  private Junction() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineStart.run(arguments));
  }
}
