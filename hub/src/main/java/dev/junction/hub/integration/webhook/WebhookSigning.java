package dev.junction.hub.integration.webhook;

import static dev.junction.webhooks.WebhookScheme.BBB_WEBHOOKS;
import static dev.junction.webhooks.WebhookScheme.SECRET_IN_PATH;
import static dev.junction.webhooks.WebhookScheme.STANDARD_WEBHOOKS;

import dev.junction.hub.spi.Secret;
import dev.junction.webhooks.CallbackChecksum;
import dev.junction.webhooks.HashAlgorithm;
import dev.junction.webhooks.SignedWebhook;
import dev.junction.webhooks.WebhookScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a destination's posts are signed.
 *
 * @param scheme one that signs
 * @param hash   for bbb-webhooks
 */
record WebhookSigning(WebhookScheme scheme, HashAlgorithm hash) {
  private static final String SIGNATURES = "webhook-signature";

  /** Names of the schemes that can be chosen. */
  static List<String> names() {
    return Arrays.stream(WebhookScheme.values()).filter(scheme -> scheme != SECRET_IN_PATH).map(WebhookScheme::wireName).toList();
  }

  /** @throws IllegalArgumentException when there are {@link #problems} */
  static WebhookSigning of(Map<String, String> settings) {
    return new WebhookSigning(scheme(settings), hash(settings));
  }

  static List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    var problems = new ArrayList<String>();
    try {
      var scheme = scheme(settings);
      if (secrets.isEmpty()) {
        problems.add("secret: missing; give the one that the receiver shares");
      }
      for (var secret : secrets) {
        collect("secret", () -> scheme.checkSecret(secret.reveal()), problems);
      }
    } catch (IllegalArgumentException unknown) {
      problems.add("scheme: " + unknown.getMessage());
    }
    collect("hash", () -> hash(settings), problems);
    return problems;
  }

  /**
   * Signs with the newest secret; a standard webhook with all live ones, so that the receiver may change over at any time.
   *
   * @param url     as the receiver knows it
   * @param secrets the newest first
   */
  SignedWebhook sign(String url, byte[] body, List<Secret> secrets, String deliveryId, Instant now) {
    var newest = secrets.getFirst().reveal();
    if (scheme == BBB_WEBHOOKS) {
      return CallbackChecksum.sign(url, body, newest, hash);
    }
    var signed = scheme.sign(url, body, newest, deliveryId, now);
    if (scheme != STANDARD_WEBHOOKS) {
      return signed;
    }
    var headers = new LinkedHashMap<>(signed.headers());
    headers.put(
        SIGNATURES,
        secrets.stream()
            .map(secret -> scheme.sign(url, body, secret.reveal(), deliveryId, now).headers().get(SIGNATURES))
            .collect(Collectors.joining(" ")));
    return new SignedWebhook(signed.url(), headers);
  }

  private static WebhookScheme scheme(Map<String, String> settings) {
    var scheme = WebhookScheme.of(settings.getOrDefault("scheme", WebhookDestination.SCHEME.fallback()).strip());
    if (scheme == SECRET_IN_PATH) {
      throw new IllegalArgumentException("secret-in-path signs nothing; choose one of " + names());
    }
    return scheme;
  }

  private static HashAlgorithm hash(Map<String, String> settings) {
    return HashAlgorithm.of(settings.getOrDefault("hash", WebhookDestination.HASH.fallback()).strip());
  }

  private static void collect(String field, Runnable reading, List<String> problems) {
    try {
      reading.run();
    } catch (IllegalArgumentException wrong) {
      problems.add(field + ": " + wrong.getMessage());
    }
  }
}
