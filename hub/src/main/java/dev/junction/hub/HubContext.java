package dev.junction.hub;

import dev.junction.hub.outbound.Outbound;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.Counters;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.Ledger;
import dev.junction.hub.spi.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What integrations see of the hub: settings, the way out, and, once the engine runs, the ledger. A command that needs no server
 * uses it without an engine.
 */
public final class HubContext implements Hub, AutoCloseable {
  private final Settings settings;
  private final EventTypes eventTypes;
  private final List<HookScheme> hookSchemes;
  private final Outbound outbound;
  private final Clock clock;
  private final IdSource ids;
  private volatile Ledger ledger;
  /** A command that needs no server has nobody who would read its counters. */
  private volatile Counters counters = (name, tags) -> {};

  public HubContext(Settings settings, Integrations integrations, Clock clock, IdSource ids) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    eventTypes = integrations.eventTypes();
    hookSchemes = integrations.hookSchemes();
    outbound = new Outbound(Version.text(), Trust.context(authorities()));
  }

  /** From now on integrations have a ledger. */
  void recordIn(Ledger running) {
    ledger = running;
  }

  /** From now on what integrations count is kept. */
  public void countIn(Counters kept) {
    counters = kept;
  }

  @Override
  public <T extends Record> T settings(Class<T> type) {
    return settings.get(type);
  }

  @Override
  public Ledger ledger() {
    if (ledger == null) {
      throw new IllegalStateException("events can be recorded only while the hub is running (junction serve)");
    }
    return ledger;
  }

  @Override
  public EventTypes eventTypes() {
    return eventTypes;
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return hookSchemes;
  }

  @Override
  public String publicUrl() {
    return settings.get(HubSettings.class).origin();
  }

  @Override
  public Counters counters() {
    return counters;
  }

  @Override
  public HttpCalls http() {
    return outbound;
  }

  @Override
  public Optional<Path> authorities() {
    return settings.get(HubSettings.class).authorities();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public IdSource ids() {
    return ids;
  }

  @Override
  public void close() {
    try {
      outbound.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
