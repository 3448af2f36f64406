package dev.junction.webhooks;

import static dev.junction.webhooks.Verification.Reason.MISMATCH;
import static dev.junction.webhooks.Verification.Reason.MISSING;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;

/** No signature at all: whoever knows the URL, whose last path segment is the secret, is believed. */
record PathSecret() implements SignatureForm {

  @Override
  public Verification verify(WebhookRequest request, LiveSecrets secrets, Instant now) {
    var url = request.url();
    int end = endOfPath(url);
    int start = url.lastIndexOf('/', end - 1) + 1;
    if (start < startOfPath(url) || start == end) {
      return refused(MISSING, "there is none; give the sender the whole URL");
    }
    var presented = LiveSecrets.utf8(url.substring(start, end));
    int match = secrets.firstMatching(secret -> MessageDigest.isEqual(presented, LiveSecrets.utf8(secret)));
    return match != LiveSecrets.NONE ? Accepted.by(match)
        : refused(MISMATCH, "it is none of the live secrets; give the sender the URL that is valid now");
  }

  @Override
  public SignedWebhook sign(String url, byte[] body, String secret, String deliveryId, Instant now) {
    int end = endOfPath(url);
    var path = url.substring(0, end);
    return new SignedWebhook(path + (path.endsWith("/") ? "" : "/") + secret + url.substring(end), Map.of());
  }

  /** A character that is escaped in a URL would come back in another form than it was configured in. */
  @Override
  public void checkSecret(String secret) {
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      boolean unreserved = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
      if (!unreserved) {
        throw new IllegalArgumentException("checking a secret for secret-in-path: expected only letters, digits and - . _ ~,"
            + " got another character at position " + (i + 1) + "; make a new secret");
      }
    }
  }

  private static int startOfPath(String url) {
    int scheme = url.indexOf("://");
    int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return slash < 0 ? url.length() : slash + 1;
  }

  private static int endOfPath(String url) {
    int query = url.indexOf('?');
    int end = query < 0 ? url.length() : query;
    int fragment = url.indexOf('#');
    return fragment < 0 ? end : Math.min(end, fragment);
  }

  private static Refused refused(Verification.Reason reason, String gotAndAdvice) {
    return new Refused(reason, "verifying a webhook by its URL: expected the secret as last path segment, but " + gotAndAdvice);
  }
}
