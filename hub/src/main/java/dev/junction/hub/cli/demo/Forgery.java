package dev.junction.hub.cli.demo;

import java.util.Optional;

/** A webhook that the wrong secret signed is refused and leaves no event. */
final class Forgery implements Step {
  private static final int NUMBER = 100;

  @Override
  public String title() {
    return "A forged webhook is refused";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("Somebody who doesn't know the secret posts a new account in Moodle's name.");
    var before = stage.hub().events("user.created", Source.LMS).size();
    var answer = stage.peers().sendForged(Source.LMS, "user_created", NUMBER);
    StepFailed.unless(answer.status().equals(Optional.of(401)), "401 Unauthorized to a wrong signature", answer);
    var after = stage.hub().events("user.created", Source.LMS).size();
    StepFailed.unless(after == before, "no new event of a refused webhook", after - before);
    teller.says("The hub answered 401 Unauthorized and kept nothing of it. Its log says why, for the administrator; the sender isn't told.");
  }
}
