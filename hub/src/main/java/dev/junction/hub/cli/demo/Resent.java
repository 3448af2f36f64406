package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.util.Optional;

/** A dead letter is sent again with one command once its receiver works. */
final class Resent implements Step {
  @Override
  public String title() {
    return "The archive is mended, and the dead letter is sent again";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    stage.peers().mend(SetUp.ARCHIVE);
    var tested = stage.hub().test(SetUp.ARCHIVE);
    StepFailed.unless(tested.equals("delivered"), "a test event delivered to archive", tested);
    teller.says("A test event arrives at the archive, so the dead letter is sent again:");
    teller.command("destinations test archive");
    teller.command("dead retry --destination archive");
    var resent = stage.hub().resendDead(SetUp.ARCHIVE);
    StepFailed.unless(resent == 1, "1 dead letter put into the queue again", resent);
    var event = stage.hub().events("course.completed", Source.LMS).getFirst().id();
    var delivery =
        stage.patience().until(
                "the event delivered to archive",
                () -> stage.hub().delivery(event, SetUp.ARCHIVE),
                owed -> owed.filter(Delivery::delivered).isPresent(),
                Optional::toString)
            .orElseThrow();
    StepFailed.unless(delivery.statuses().getLast() == 200, "200 from archive", delivery.statuses());
    var left = stage.hub().dead(SetUp.ARCHIVE);
    StepFailed.unless(left.isEmpty(), "no dead letter left", left);
    teller.says("It was delivered with attempt %d; the attempts before it stay on record.".formatted(delivery.tries().size()));
  }
}
