package dev.junction.hub.integration.webhook;

import java.util.List;

/** What an administrator does until a sender's first event arrives. */
final class WebhookSetUp {
  static final List<String> STEPS =
      List.of(
          "Choose a name for the sender; it stands in the URL, as /hooks/NAME.",
          "Set webhook.sources.NAME.scheme to the way the sender signs.",
          "Make a long random secret and give it to Junction, as webhook.sources.NAME.secret, and to the sender.",
          "Give the sender the URL: the hub's public URL and /hooks/NAME.",
          "Let it send a test event and see it under Events; a refused one is explained in the log.");

  private WebhookSetUp() {}
}
