package dev.junction.hub.integration.odoo;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Integration;
import java.util.List;

/** Odoo beside Moodle. */
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
    return "Learns from Odoo at once when a record changed there.";
  }

  @Override
  public List<String> setUp() {
    return List.of(
        "Set webhook.sources.NAME.scheme to secret-in-path and webhook.sources.NAME.secret to a long random text of letters and digits.",
        "In Odoo, add an automation rule with the action Send Webhook Notification.",
        "Give it the URL: the hub's public URL, /hooks/NAME/ and the secret.",
        "Choose the fields that trigger it; without them Odoo sends the same hint many times.",
        "Change such a record and see odoo.record-changed under Events.");
  }

  @Override
  public List<EventType> events() {
    return List.of(new EventType(OdooHook.RECORD_CHANGED, "A record was created, changed or deleted in Odoo.", List.of()));
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return List.of(new OdooHook());
  }
}
