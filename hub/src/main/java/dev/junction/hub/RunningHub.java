package dev.junction.hub;

import dev.junction.hub.delivery.Dispatcher.Pace;
import dev.junction.hub.delivery.RetrySchedule;
import dev.junction.hub.settings.DeliverySettings;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.LedgerSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.settings.StoreSettings;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.Route;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Uuid7;
import dev.junction.hub.store.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub that runs: engine and integrations on one store, without the web server in front. */
public final class RunningHub implements AutoCloseable {
  private static final int SHARE = 4;

  private final Settings settings;
  private final Integrations integrations;
  private final HubContext context;
  private final Engine engine;
  private final Stopping stopping;

  private RunningHub(Settings settings, Integrations integrations, HubContext context, Engine engine) {
    this.settings = settings;
    this.integrations = integrations;
    this.context = context;
    this.engine = engine;
    this.stopping = new Stopping(settings.get(HubSettings.class).stopWithin(), System::nanoTime);
  }

  /**
   * Opens the store and begins to deliver.
   *
   * @throws dev.junction.hub.store.StartRefused when the store can't be opened or must not be
   * @throws StoreException when it was opened but can't be written
   */
  public static RunningHub start(Settings settings, Integrations integrations, Clock clock) throws StoreException {
    var random = new SecureRandom();
    var ids = new Uuid7(clock, random);
    var context = new HubContext(settings, integrations, clock, ids);
    var store = Store.open(place(settings));
    try {
      var vault = Vault.open(keyFile(settings), random);
      var kinds = integrations.all().stream().flatMap(integration -> integration.destinations(context).stream()).toList();
      var engine = new Engine(store, vault, kinds, tuning(settings, ids.next()), clock, ids, random);
      context.recordIn(engine.ledger());
      engine.start();
      return new RunningHub(settings, integrations, context, engine);
    } catch (RuntimeException | StoreException failed) {
      store.close();
      context.close();
      throw failed;
    }
  }

  private static Store.Place place(Settings settings) {
    var store = settings.get(StoreSettings.class);
    return new Store.Place(store.url(), store.user(), store.password(), data(settings), store.queue());
  }

  private static Path data(Settings settings) {
    return settings.get(HubSettings.class).data();
  }

  private static Path keyFile(Settings settings) {
    return settings.get(StoreSettings.class).keyFile().orElseGet(() -> data(settings).resolve("store.key"));
  }

  private static Engine.Tuning tuning(Settings settings, String id) {
    var delivery = settings.get(DeliverySettings.class);
    return new Engine.Tuning(
        "node-" + id.substring(id.length() - 8),
        new RetrySchedule(delivery.schedule(), delivery.jitter()),
        new Pace(
            delivery.concurrency(),
            Math.max(1, delivery.concurrency() / SHARE),
            delivery.lease(),
            delivery.poll(),
            settings.get(HubSettings.class).stopWithin()),
        settings.get(LedgerSettings.class).retention(),
        delivery.disableAfter(),
        Clock.systemUTC());
  }

  public Settings settings() {
    return settings;
  }

  public Integrations integrations() {
    return integrations;
  }

  public HubContext context() {
    return context;
  }

  public Engine engine() {
    return engine;
  }

  /** Routes of all integrations. */
  public List<Route> routes() {
    var routes = new ArrayList<Route>();
    integrations.all().forEach(integration -> routes.addAll(integration.routes(context)));
    return routes;
  }

  /** Checks by integration. */
  public Map<String, List<Check>> checks() {
    var checks = new LinkedHashMap<String, List<Check>>();
    integrations.all().forEach(integration -> checks.put(integration.name(), integration.checks(context)));
    return checks;
  }

  /** The patience that this hub's stop has, with whatever is in front of it. */
  public Stopping stopping() {
    return stopping;
  }

  @Override
  public void close() {
    engine.close(stopping);
    context.close();
  }
}
