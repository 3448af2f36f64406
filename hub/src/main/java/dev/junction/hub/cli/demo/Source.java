package dev.junction.hub.cli.demo;

import dev.junction.webhooks.WebhookScheme;

/** Who sends webhooks to the demo's hub. */
enum Source {
  LMS("lms", WebhookScheme.HUB_SHA256, "/hooks/lms"),
  GENERIC("generic", WebhookScheme.HUB_SHA1, "/webhooks/generic_webhook.php"),
  BIGBLUEBUTTON("bigbluebutton", WebhookScheme.BBB, "/webhooks/bigbluebutton_webhook.php"),
  BBB_WEBHOOKS("bbb-webhooks-demo", WebhookScheme.BBB_WEBHOOKS, "/hooks/bbb-webhooks-demo"),
  PARTNER("partner", WebhookScheme.STANDARD_WEBHOOKS, "/hooks/partner");

  private final String label;
  private final WebhookScheme scheme;
  private final String path;

  Source(String label, WebhookScheme scheme, String path) {
    this.label = label;
    this.scheme = scheme;
    this.path = path;
  }

  /** Its name in the settings and in the ledger. */
  String label() {
    return label;
  }

  WebhookScheme scheme() {
    return scheme;
  }

  /** Where it posts to: the two of the guide have the guide's own paths. */
  String path() {
    return path;
  }

  String secret(Secrets secrets) {
    return secrets.of("source-" + label, scheme);
  }
}
