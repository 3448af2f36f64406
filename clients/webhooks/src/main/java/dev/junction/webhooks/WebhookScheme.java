package dev.junction.webhooks;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The ways in which the systems around Moodle sign their webhooks. A scheme both verifies what arrives and signs what is sent.
 *
 * <p>Signatures are compared in constant time; hexadecimal ones are accepted in either case. The package's description
 * says for each scheme who sends it and how it looks.
 */
public enum WebhookScheme {
  /** {@code X-Hub-Signature: sha1=<hex>}: HMAC-SHA1 of the raw body. */
  HUB_SHA1("hub-sha1", HeaderSignature.prefixed("X-Hub-Signature", HashAlgorithm.SHA1)),

  /** {@code X-Hub-Signature-256: sha256=<hex>}: HMAC-SHA256 of the raw body. */
  HUB_SHA256("hub-sha256", HeaderSignature.prefixed("X-Hub-Signature-256", HashAlgorithm.SHA256)),

  /** {@code X-Moodle-Signature: <hex>}: HMAC-SHA256 of the raw body. */
  MOODLE("moodle", HeaderSignature.plain("X-Moodle-Signature", HashAlgorithm.SHA256)),

  /** {@code X-BBB-Signature: <hex>}: HMAC-SHA256 of the raw body. */
  BBB("bbb", HeaderSignature.plain("X-BBB-Signature", HashAlgorithm.SHA256)),

  /**
   * {@code ?checksum=<hex>} of bbb-webhooks: hash of registered URL, raw body and secret, one after the other; or, with
   * {@code auth2_0}, {@code Authorization: Bearer <secret>}. Signs with sha256; {@link CallbackChecksum} has the other hashes.
   */
  BBB_WEBHOOKS("bbb-webhooks", new CallbackChecksum()),

  /** {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature: v1,<base64>}; five minutes of tolerance. */
  STANDARD_WEBHOOKS("standard-webhooks", new StandardSignature()),

  /** No signature; the URL's last path segment is the secret. Nothing protects the body: treat it as a hint. */
  SECRET_IN_PATH("secret-in-path", new PathSecret());

  private final String wireName;
  private final SignatureForm form;

  WebhookScheme(String wireName, SignatureForm form) {
    this.wireName = wireName;
    this.form = form;
  }

  /**
   * The scheme of a name as settings spell it, such as {@code hub-sha256}.
   *
   * @throws IllegalArgumentException when there is none; the message lists the known names and the nearest
   */
  public static WebhookScheme of(String wireName) {
    for (var scheme : values()) {
      if (scheme.wireName.equals(wireName)) {
        return scheme;
      }
    }
    throw NearestName.unknown("webhook scheme", wireName, Arrays.stream(values()).map(WebhookScheme::wireName).toList());
  }

  /** The scheme's name in settings and messages. */
  public String wireName() {
    return wireName;
  }

  /**
   * Says whether the request was signed with one of the secrets. Whatever a stranger sends is answered, never thrown at.
   *
   * @param secrets the live secrets, the current one first; more than one while a secret is being changed
   * @param now     the time that a signed timestamp is measured against
   * @throws IllegalArgumentException when there is no secret, or one that can't work in this scheme: see {@link #checkSecret}
   */
  public Verification verify(WebhookRequest request, List<String> secrets, Instant now) {
    if (secrets.isEmpty()) {
      throw noSecret();
    }
    for (int i = 0; i < secrets.size(); i++) {
      checkSecret(secrets.get(i));
    }
    return form.verify(request, new LiveSecrets(secrets), now);
  }

  /**
   * Signs a webhook that is about to be sent; sign again for every try, since some schemes sign the time.
   *
   * @param url        where it will be posted; its raw form is what may be signed
   * @param deliveryId the same for every try of one delivery; only {@code standard-webhooks} sends it
   * @throws IllegalArgumentException when the secret can't work in this scheme, or the delivery id or URL can't be sent
   */
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    checkSecret(secret);
    return form.sign(url, body, secret, deliveryId, now);
  }

  /**
   * Proves that a secret can work in this scheme; call it when settings are read.
   *
   * @throws IllegalArgumentException when it is empty, not {@code whsec_} and Base64 for {@code standard-webhooks}, or not fit for
   *     a URL for {@code secret-in-path}; the message says which, never the secret
   */
  public void checkSecret(String secret) {
    if (secret == null || secret.isBlank()) {
      throw noSecret();
    }
    form.checkSecret(secret);
  }

  private IllegalArgumentException noSecret() {
    return new IllegalArgumentException("using webhook scheme " + wireName + ": expected at least one secret and none empty, got none;"
        + " set the secret that sender and receiver share");
  }

  @Override
  public String toString() {
    return wireName;
  }
}
