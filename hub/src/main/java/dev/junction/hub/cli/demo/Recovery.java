package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.util.List;
import java.util.Optional;

/** A receiver that fails twice gets its event with the third attempt. */
final class Recovery implements Step {
  @Override
  public String title() {
    return "A failing delivery recovers by itself";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("The registrar's system was down when the new account arrived. The hub tries again on its schedule, here after 1 s and 1 s.");
    var event = stage.hub().events("user.created", Source.LMS).getFirst().id();
    var delivery =
        stage.patience().until(
                "the event delivered to registrar",
                () -> stage.hub().delivery(event, SetUp.REGISTRAR),
                owed -> owed.filter(Delivery::delivered).isPresent(),
                Optional::toString)
            .orElseThrow();
    var expected = List.of(SetUp.REGISTRAR_STATUS, SetUp.REGISTRAR_STATUS, 200);
    StepFailed.unless(delivery.statuses().equals(expected), "attempts that ended with " + expected, delivery.statuses());
    teller.shows(Attempts.of(delivery));
    teller.command("events show " + event);
  }
}
