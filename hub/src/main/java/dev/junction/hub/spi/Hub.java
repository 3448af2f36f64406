package dev.junction.hub.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The running hub as an integration sees it. */
public interface Hub {
  /** The validated settings of one record that the integration declared. */
  <T extends Record> T settings(Class<T> type);

  /** Where events are recorded before anything is done about them. */
  Ledger ledger();

  /** Event types of all integrations. */
  EventTypes eventTypes();

  /** Hook schemes of all integrations. */
  List<HookScheme> hookSchemes();

  /** Origin under which other systems reach this hub, without a trailing slash: {@code https://hub.example.org}. */
  String publicUrl();

  /** Counters for {@code /metrics}. */
  Counters counters();

  /** The way out to other systems over HTTP. */
  HttpCalls http();

  /** PEM file of authorities to trust besides the JDK's, for what leaves otherwise than by {@link #http}. */
  Optional<Path> authorities();

  Clock clock();

  IdSource ids();
}
