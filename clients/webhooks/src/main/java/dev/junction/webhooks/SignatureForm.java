package dev.junction.webhooks;

import java.time.Instant;

/** One way of signing a webhook; the secrets it gets have passed {@link #checkSecret}. */
interface SignatureForm {

  Verification verify(WebhookRequest request, LiveSecrets secrets, Instant now);

  SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now);

  /** Throws {@link IllegalArgumentException} when the secret, which is not empty, can't work in this form. */
  default void checkSecret(String secret) {}
}
