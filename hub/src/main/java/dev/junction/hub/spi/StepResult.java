package dev.junction.hub.spi;

/**
 * What a {@link CheckStep} found, in the four parts that every answer to a person has.
 *
 * @param verdict whether it is as it should be
 * @param did     what was done
 * @param saw     what was seen
 * @param means   what that means for the administrator
 * @param fix     what to do about it; empty when nothing is to be done
 */
public record StepResult(Verdict verdict, String did, String saw, String means, String fix) {
  /** How a step ended. */
  public enum Verdict {
    PASSED,
    /** Works, but a person should know something. */
    WARNED,
    FAILED,
    /** Not run, because an earlier step failed. */
    SKIPPED
  }

  public static StepResult passed(String did, String saw) {
    return new StepResult(Verdict.PASSED, did, saw, "", "");
  }

  public static StepResult warned(String did, String saw, String means, String fix) {
    return new StepResult(Verdict.WARNED, did, saw, means, fix);
  }

  public static StepResult failed(String did, String saw, String means, String fix) {
    return new StepResult(Verdict.FAILED, did, saw, means, fix);
  }
}
