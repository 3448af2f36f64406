package dev.junction.hub.spi;

import java.time.Clock;
import java.util.List;

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

  Clock clock();

  IdSource ids();
}
