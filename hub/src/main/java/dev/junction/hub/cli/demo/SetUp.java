package dev.junction.hub.cli.demo;

import dev.junction.webhooks.WebhookScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Five destinations with their subscriptions, over the admin API as a person would set them up. */
final class SetUp implements Step {
  static final String PARTNER = "partner";
  static final String ODOO = "odoo";
  static final String REGISTRAR = "registrar";
  static final String ARCHIVE = "archive";
  static final String OFFICE = "office";
  static final String OFFICE_ADDRESS = "elearning-office@campus.example";

  static final int FAILURES_OF_REGISTRAR = 2;
  static final int REGISTRAR_STATUS = 503;
  static final int ARCHIVE_STATUS = 500;

  @Override
  public String title() {
    return "Five destinations are set up, with what each of them gets";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("The secrets were made just now; the hub has no default ones.");
    webhook(stage, PARTNER, WebhookScheme.STANDARD_WEBHOOKS, "cloudevents");
    webhook(stage, REGISTRAR, WebhookScheme.MOODLE, "guide");
    webhook(stage, ARCHIVE, WebhookScheme.HUB_SHA256, "cloudevents");
    odoo(stage);
    stage.hub().addDestination(OFFICE, "email", Map.of("to", OFFICE_ADDRESS), Optional.empty());
    subscribe(stage, PARTNER, List.of("recording.*"), List.of());
    subscribe(stage, ODOO, List.of("user.enrolled", "grade.updated"), List.of());
    subscribe(stage, REGISTRAR, List.of("user.created"), List.of(Source.LMS.label()));
    subscribe(stage, ARCHIVE, List.of("course.completed"), List.of());
    subscribe(stage, OFFICE, List.of("recording.ready", "delivery.dead", "destination.disabled"), List.of());
    stage.peers().failNext(REGISTRAR, REGISTRAR_STATUS, FAILURES_OF_REGISTRAR);
    stage.peers().failAlways(ARCHIVE, ARCHIVE_STATUS);
    teller.shows(List.of(
        "partner    webhook, CloudEvents         all about recordings",
        "odoo       Odoo's webhook controller    enrolments, grades",
        "registrar  webhook, the guide's form    new accounts; fails twice",
        "archive    webhook, CloudEvents         completed courses; is broken",
        "office     e-mail                       new recordings, dead letters"));
    teller.command("destinations add NAME --kind webhook --set url=URL --secret FILE");
    teller.command("subscriptions add NAME --to DESTINATION --type recording.*");
  }

  private static void webhook(Stage stage, String name, WebhookScheme scheme, String format) {
    var settings =
        Map.of("url", stage.peers().receiver(name), "scheme", scheme.wireName(), "format", format, "allow-private", "true");
    stage.hub().addDestination(name, "webhook", settings, Optional.of(secret(stage, name, scheme)));
    stage.peers().verify(name, scheme);
  }

  private static void odoo(Stage stage) {
    var settings = Map.of("url", stage.peers().odoo(), "allow-private", "true");
    stage.hub().addDestination(ODOO, "odoo-webhook", settings, Optional.of(secret(stage, ODOO, WebhookScheme.MOODLE)));
    stage.peers().shareOdooSecret();
  }

  private static String secret(Stage stage, String name, WebhookScheme scheme) {
    return stage.secrets().of(Peers.use(name), scheme);
  }

  private static void subscribe(Stage stage, String destination, List<String> types, List<String> sources) {
    stage.hub().subscribe(destination, types, sources);
  }
}
