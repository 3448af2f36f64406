package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.util.Optional;
import java.util.function.Predicate;

/** Odoo's 200 with an error inside isn't taken for success. */
final class OdooRefusal implements Step {
  private static final int NUMBER = 102;

  @Override
  public String title() {
    return "Odoo says 200 and means no: that is not counted as delivered";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("Somebody changes the webhook secret in Odoo. Then a grade arrives, and Odoo answers HTTP 200, with an error inside.");
    stage.peers().changeOdooSecret();
    var answer = stage.peers().send(Source.LMS, "grade_updated", NUMBER);
    StepFailed.unless(answer.ok(), "200 OK from the hub", answer);
    var event = stage.hub().events("grade.updated", Source.LMS).getFirst().id();
    var refused =
        owed(stage, event, "a first attempt at Odoo that has ended", delivery -> !delivery.statuses().isEmpty());
    var first = refused.tries().getFirst();
    StepFailed.unless(
        first.status() == 200 && first.outcome().equals("failed") && first.reason().contains("Invalid signature") && !refused.delivered(),
        "HTTP 200 counted as failed, with Odoo's reason",
        refused);
    teller.says("The hub counts it as failed: %s.".formatted(first.reason()));
    teller.says("The secret is put right in Odoo, and the next attempt succeeds:");
    stage.peers().shareOdooSecret();
    var delivered = owed(stage, event, "the event delivered to odoo", Delivery::delivered);
    teller.shows(Attempts.of(delivered));
    teller.command("events show " + event);
  }

  private static Delivery owed(Stage stage, String event, String expected, Predicate<Delivery> holds) {
    return stage.patience()
        .until(expected, () -> stage.hub().delivery(event, SetUp.ODOO), delivery -> delivery.filter(holds).isPresent(), Optional::toString)
        .orElseThrow();
  }
}
