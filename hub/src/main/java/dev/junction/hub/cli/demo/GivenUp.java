package dev.junction.hub.cli.demo;

import java.util.List;
import java.util.Optional;

/** A receiver that stays broken leaves a dead letter with its reason, and somebody is told. */
final class GivenUp implements Step {
  @Override
  public String title() {
    return "A delivery that keeps failing becomes a dead letter, never nothing";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("The archive is broken and stays so. After the last try of the schedule the hub gives up, with the reason, and tells the office:");
    stage.patience().until("a dead letter of archive", () -> stage.hub().dead(SetUp.ARCHIVE), letters -> letters.size() == 1, List::toString);
    var event = stage.hub().events("course.completed", Source.LMS).getFirst().id();
    var delivery = stage.hub().delivery(event, SetUp.ARCHIVE).orElseThrow(() -> new StepFailed("a delivery to archive", "none"));
    StepFailed.unless(
        delivery.state().equals("dead") && delivery.reason().contains("given up after") && delivery.reason().contains(String.valueOf(SetUp.ARCHIVE_STATUS)),
        "dead, with the reason that it was given up and what the last answer was",
        delivery);
    var mail =
        stage.patience().until(
            "an e-mail about the dead letter",
            () -> stage.peers().mail().stream().filter(letter -> letter.subject().contains("delivery.dead")).findFirst(),
            Optional::isPresent,
            none -> "no such e-mail");
    teller.shows(Attempts.of(delivery));
    teller.says("Reason: %s.".formatted(delivery.reason()));
    teller.says("The office got an e-mail with the subject \"%s\".".formatted(mail.map(Peers.Mail::subject).orElseThrow()));
    teller.command("dead list");
  }
}
