package dev.junction.bench;

/** Answers one question by measuring. */
@FunctionalInterface
interface Benchmark {
  /** @throws Refused when what was measured can't count, or a program that it needs is missing */
  Section run(Options options) throws Exception;

  /** A measurement that doesn't count, with the reason. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }
}
