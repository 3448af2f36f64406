package dev.junction.webhooks;

import java.util.Map;

/**
 * What to send so that the receiver can verify the webhook.
 *
 * @param url     where to post, to be sent as it is: re-encoding it would break its checksum
 * @param headers headers to add to the request
 */
public record SignedWebhook(String url, Map<String, String> headers) {

  public SignedWebhook {
    headers = Map.copyOf(headers);
  }

  /** Names the headers only: URL and header values may carry the secret. */
  @Override
  public String toString() {
    return "SignedWebhook[headers " + headers.keySet() + "]";
  }
}
