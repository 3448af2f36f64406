package dev.junction.hub.integration.odoo;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Integration;
import java.util.List;

/** The Odoo integration. */
@AutoService(Integration.class)
public final class Odoo implements Integration {
  @Override
  public String name() {
    return "odoo";
  }

  @Override
  public String title() {
    return "Odoo";
  }

  @Override
  public String summary() {
    return "Tells Odoo about enrolments, grades and completed courses, and notices when Odoo only seems to have taken them.";
  }

  @Override
  public List<String> setUp() {
    return List.of(
        "Install the addon with the controller /moodle/webhook in Odoo.",
        "Set Odoo's system parameter moodle.webhook_secret to a long random value.",
        "Add a destination of kind odoo-webhook with the controller's URL and that secret.",
        "Subscribe it to the events that Odoo should know.",
        "Send a test event and see that Odoo answers with a status.");
  }

  @Override
  public List<DestinationKind> destinations(Hub hub) {
    return List.of(new OdooDestination(hub.http(), hub.eventTypes(), hub.clock()));
  }
}
