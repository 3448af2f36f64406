package dev.junction.hub.integration.email;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Trust;
import java.util.List;

/** The e-mail integration. */
@AutoService(Integration.class)
public final class Email implements Integration {
  @Override
  public String name() {
    return "email";
  }

  @Override
  public String title() {
    return "E-mail";
  }

  @Override
  public String summary() {
    return "Writes to people about events and alerts, over your own mail server.";
  }

  @Override
  public List<String> setUp() {
    return List.of(
        "Set email.host to your mail server and email.from to the sender.",
        "Set email.user and email.password when it wants a sign-in.",
        "Run the check and follow what it says.",
        "Add a destination of kind email with its recipients.",
        "Subscribe it to the events that they should hear of.");
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(EmailSettings.class);
  }

  @Override
  public List<InvalidSetting> problems(Hub hub) {
    var own = hub.settings(EmailSettings.class).authorities().flatMap(Trust::problem);
    return own.map(why -> new InvalidSetting("email.authorities", why)).stream().toList();
  }

  @Override
  public List<DestinationKind> destinations(Hub hub) {
    return List.of(new EmailDestination(() -> settings(hub), hub.clock()));
  }

  @Override
  public List<Check> checks(Hub hub) {
    return new EmailChecks(settings(hub)).all();
  }

  /** With the authorities that the whole hub trusts, unless mail has its own. */
  static EmailSettings settings(Hub hub) {
    var given = hub.settings(EmailSettings.class);
    return given.authorities().isPresent() ? given : given.trusting(hub.authorities());
  }
}
