package dev.junction.hub.cli.demo;

import dev.junction.webhooks.WebhookScheme;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Secrets that two sides share, by what they are for. The demo has none of its own: they are made when it starts. */
@FunctionalInterface
public interface Secrets {
  /** The secret for this use in this scheme; the same one each time it is asked for. */
  String of(String use, WebhookScheme scheme);

  /** Made from {@code random} when they are first asked for. */
  static Secrets random(RandomGenerator random) {
    Map<String, String> made = new ConcurrentHashMap<>();
    return (use, scheme) -> made.computeIfAbsent(use, absent -> next(random, scheme));
  }

  private static String next(RandomGenerator random, WebhookScheme scheme) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return scheme == WebhookScheme.STANDARD_WEBHOOKS
        ? "whsec_" + Base64.getEncoder().encodeToString(bytes)
        : HexFormat.of().formatHex(bytes);
  }
}
