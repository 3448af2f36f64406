package dev.junction.hub;

import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.Counters;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The hub while nothing runs, for looking at settings only: time stands still, nothing is sent, counted or recorded.
 *
 * @param settings perhaps with problems; a record that has some can't be asked for
 */
record HubAtRest(Settings settings, Integrations integrations) implements Hub {
  @Override
  public <T extends Record> T settings(Class<T> type) {
    return settings.get(type);
  }

  @Override
  public Ledger ledger() {
    throw resting("recorded");
  }

  @Override
  public EventTypes eventTypes() {
    return integrations.eventTypes();
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return integrations.hookSchemes();
  }

  @Override
  public String publicUrl() {
    return settings.get(HubSettings.class).origin();
  }

  @Override
  public Counters counters() {
    return (name, tags) -> {};
  }

  @Override
  public HttpCalls http() {
    return request -> {
      throw resting("sent");
    };
  }

  @Override
  public Optional<Path> authorities() {
    return settings.get(HubSettings.class).authorities();
  }

  @Override
  public Clock clock() {
    return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  }

  @Override
  public IdSource ids() {
    return () -> {
      throw resting("numbered");
    };
  }

  private static IllegalStateException resting(String what) {
    return new IllegalStateException("nothing is %s while settings are looked at; do it when the hub runs".formatted(what));
  }
}
