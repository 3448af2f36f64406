package dev.junction.hub;

import dev.junction.hub.delivery.Lease;
import dev.junction.hub.settings.DeliverySettings;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Problem;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Trust;
import java.util.ArrayList;
import java.util.List;

/** Whether settings that are good each by itself go together, and with what the integrations bring. */
public final class Coherence {
  private Coherence() {}

  /** What doesn't; an integration whose own settings have problems already is not asked. */
  public static List<Problem> problems(Settings settings, Integrations integrations) {
    var hub = new HubAtRest(settings, integrations);
    var found = new ArrayList<InvalidSetting>();
    var kinds = new ArrayList<DestinationKind>();
    for (var integration : integrations.all()) {
      if (sound(settings, integration)) {
        found.addAll(integration.problems(hub));
        kinds.addAll(integration.destinations(hub));
      }
    }
    if (settings.sound(DeliverySettings.class)) {
      Lease.tooShort(settings.get(DeliverySettings.class).lease(), kinds)
          .ifPresent(why -> found.add(new InvalidSetting("delivery.lease", why)));
    }
    if (settings.sound(HubSettings.class)) {
      hub.authorities().flatMap(Trust::problem).ifPresent(why -> found.add(new InvalidSetting("hub.authorities", why)));
    }
    return found.stream().map(invalid -> settings.problem(invalid.key(), invalid.getMessage())).toList();
  }

  private static boolean sound(Settings settings, Integration integration) {
    return integration.settings().stream().allMatch(settings::sound);
  }
}
