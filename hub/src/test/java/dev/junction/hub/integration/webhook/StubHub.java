package dev.junction.hub.integration.webhook;

import dev.junction.hub.integration.bigbluebutton.BigBlueButton;
import dev.junction.hub.integration.odoo.Odoo;
import dev.junction.hub.spi.Counters;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.Ledger;
import dev.junction.hub.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** A hub with three integrations, whose ledger is a list and whose clock stands still until it is set. */
final class StubHub implements Hub {
  static final Secret SECRET = Secret.of("secret-of-today");
  static final Secret OLD = Secret.of("secret-of-yesterday");
  private static final List<Integration> INTEGRATIONS = List.of(new Webhook(), new BigBlueButton(), new Odoo());

  final List<EventDraft> recorded = new ArrayList<>();
  final Map<String, Integer> counted = new HashMap<>();
  final Map<String, WebhookSettings.Source> sources = new HashMap<>();
  private final Set<EventDraft.Once> known = new HashSet<>();
  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private Optional<Ledger.Unavailable> broken = Optional.empty();

  StubHub source(String name, String scheme) {
    return source(name, scheme, Optional.empty());
  }

  StubHub source(String name, String scheme, Optional<URI> callbackUrl) {
    sources.put(name, new WebhookSettings.Source(
        scheme, SECRET, Optional.of(OLD), Optional.of(now.plus(Duration.ofHours(1))), "teaching", callbackUrl));
    return this;
  }

  void breakLedger(int retryAfterSeconds) {
    broken = Optional.of(new Ledger.Unavailable("the disk is full", retryAfterSeconds, null));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  int count(String name, String... tags) {
    return counted.getOrDefault(name + List.of(tags), 0);
  }

  @Override
  public <T extends Record> T settings(Class<T> type) {
    return type.cast(new WebhookSettings(sources, DataSize.ofKilobytes(64), Duration.ofMinutes(10)));
  }

  @Override
  public Ledger ledger() {
    return drafts -> {
      if (broken.isPresent()) {
        throw broken.get();
      }
      return drafts.stream().map(draft -> {
        boolean duplicate = !known.add(draft.once().orElseThrow());
        if (!duplicate) {
          recorded.add(draft);
        }
        return new Ledger.Recorded("event-" + recorded.size(), duplicate);
      }).toList();
    };
  }

  @Override
  public EventTypes eventTypes() {
    return new EventTypes(INTEGRATIONS.stream().flatMap(integration -> integration.events().stream()).toList());
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return INTEGRATIONS.stream().flatMap(integration -> integration.hookSchemes().stream()).toList();
  }

  @Override
  public String publicUrl() {
    return "https://hub.example.org";
  }

  @Override
  public HttpCalls http() {
    throw new UnsupportedOperationException("taking a webhook calls nobody");
  }

  @Override
  public Counters counters() {
    return (name, tags) -> counted.merge(name + List.of(tags), 1, Integer::sum);
  }

  @Override
  public Optional<Path> authorities() {
    return Optional.empty();
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  @Override
  public IdSource ids() {
    throw new UnsupportedOperationException("taking a webhook makes no id; the ledger does");
  }
}
