package dev.junction.hub.integration.webhook;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Route;
import java.util.List;

/** Signed webhooks of any system that can send them. */
@AutoService(Integration.class)
public final class Webhook implements Integration {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String title() {
    return "Webhooks";
  }

  @Override
  public String summary() {
    return "Takes signed webhooks of other systems, keeps every one of them, and passes them on to whom they concern.";
  }

  @Override
  public List<String> setUp() {
    return WebhookSetUp.STEPS;
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(WebhookSettings.class);
  }

  @Override
  public List<InvalidSetting> problems(Hub hub) {
    return hub.settings(WebhookSettings.class).sources().entrySet().stream()
        .flatMap(source -> HookSource.problems(source.getKey(), source.getValue(), hub.hookSchemes()).stream())
        .toList();
  }

  @Override
  public List<EventType> events() {
    return WebhookEvents.ALL;
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return WebhookSchemes.ALL;
  }

  @Override
  public List<DestinationKind> destinations(Hub hub) {
    return List.of(new WebhookDestination(hub.http(), hub.eventTypes(), hub.clock()));
  }

  @Override
  public List<Check> checks(Hub hub) {
    return new WebhookChecks(hub).all();
  }

  @Override
  public List<Route> routes(Hub hub) {
    return new WebhookRoutes(hub).routes();
  }

  @Override
  public List<Object> commands() {
    return List.of(new WebhookCommands());
  }
}
