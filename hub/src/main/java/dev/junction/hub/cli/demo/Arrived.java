package dev.junction.hub.cli.demo;

import dev.junction.hub.cli.demo.HubApi.Delivery;
import java.util.List;
import java.util.Map;

/** What partner, Odoo and the office are owed has arrived there. */
final class Arrived implements Step {
  private static final List<String> PARTNER_TYPES = List.of("recording.*");
  private static final List<String> ODOO_TYPES = List.of("user.enrolled", "grade.updated");
  private static final List<String> OFFICE_TYPES = List.of("recording.ready");

  @Override
  public String title() {
    return "Events are delivered to a partner, to Odoo and by e-mail";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    var partner = delivered(stage, SetUp.PARTNER, PARTNER_TYPES);
    var received = stage.peers().received(SetUp.PARTNER);
    StepFailed.unless(received == partner.size(), "%d requests at partner".formatted(partner.size()), received);
    var odoo = delivered(stage, SetUp.ODOO, ODOO_TYPES);
    var enrolled = odoo.stream().filter(delivery -> delivery.tries().getLast().response().contains("enrollment_processed")).count();
    StepFailed.unless(enrolled > 0, "an answer of Odoo that says enrollment_processed", odoo);
    var office = delivered(stage, SetUp.OFFICE, OFFICE_TYPES);
    var mail = stage.peers().mail().stream().filter(letter -> letter.subject().contains("recording.ready")).toList();
    StepFailed.unless(mail.size() == office.size() && mail.getFirst().to().contains(SetUp.OFFICE_ADDRESS), "an e-mail to " + SetUp.OFFICE_ADDRESS, mail);
    teller.shows(List.of(
        "partner  %2d of %d   the signature on each is right".formatted(partner.size(), partner.size()),
        "odoo     %2d of %d    Odoo answered inside its envelope: enrollment_processed".formatted(odoo.size(), odoo.size()),
        "office   %2d of %d    \"%s\"".formatted(office.size(), office.size(), mail.getFirst().subject())));
    teller.says("Odoo says HTTP 200 to everything, so the hub reads what is inside. More about that in the last step.");
    teller.command("events list --type recording.*");
  }

  private static List<Delivery> delivered(Stage stage, String destination, List<String> types) {
    var owed =
        stage.patience().until(
            "every delivery to %s of %s delivered".formatted(destination, types),
            () -> owed(stage.hub(), destination, types),
            all -> all.stream().allMatch(Delivery::delivered),
            all -> all.stream().filter(delivery -> !delivery.delivered()).toList());
    StepFailed.unless(!owed.isEmpty(), "deliveries to " + destination, "none");
    return owed;
  }

  private static List<Delivery> owed(HubApi hub, String destination, List<String> types) {
    return types.stream()
        .flatMap(type -> hub.events(Map.of("type", type)).stream())
        .flatMap(event -> hub.deliveries(event.id()).stream())
        .filter(delivery -> delivery.destination().equals(destination))
        .toList();
  }
}
