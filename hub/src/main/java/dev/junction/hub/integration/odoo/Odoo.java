package dev.junction.hub.integration.odoo;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.HookScheme;
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
    return "Tells Odoo about enrolments, grades and completed courses, notices when Odoo only seems to have taken them, and hears when a"
        + " record changed there.";
  }

  @Override
  public List<String> setUp() {
    return List.of(
        "Install the addon with the controller /moodle/webhook in Odoo, and set its system parameter moodle.webhook_secret to a long random"
            + " value.",
        "Add a destination of kind odoo-webhook with the controller's URL and that secret, and subscribe it to the events that Odoo should"
            + " know.",
        "Send a test event and see that Odoo answers with a status.",
        "To hear from Odoo, set webhook.sources.NAME.scheme to secret-in-path, and webhook.sources.NAME.secret to another long random value"
            + " of letters and digits.",
        "Add an automation rule in Odoo that sends a webhook notification to the hub's /hooks/NAME/SECRET; choose the fields that trigger it,"
            + " or Odoo sends the same hint many times.");
  }

  @Override
  public List<EventType> events() {
    return List.of(new EventType(OdooHook.RECORD_CHANGED, "A record was created, changed or deleted in Odoo.", List.of()));
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return List.of(new OdooHook());
  }

  @Override
  public List<DestinationKind> destinations(Hub hub) {
    return List.of(new OdooDestination(hub.http(), hub.eventTypes(), hub.clock()));
  }
}
