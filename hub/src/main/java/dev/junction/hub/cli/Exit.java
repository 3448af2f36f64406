package dev.junction.hub.cli;

/** What a command tells the shell. */
final class Exit {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FINDINGS = 3;

  private Exit() {}
}
