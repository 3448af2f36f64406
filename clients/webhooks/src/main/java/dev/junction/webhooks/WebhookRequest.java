package dev.junction.webhooks;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One webhook post as it arrived, before anything was decoded.
 *
 * @param url    the exact URL the sender was given plus whatever it appended (such as {@code ?checksum=..}), raw: behind
 *               a proxy this is the public URL that was registered, not the one the server sees
 * @param header a header's value by its name in any case, {@code null} when the header is absent
 * @param body   the raw body; not copied, so don't change it while it is being verified
 */
public record WebhookRequest(String url, UnaryOperator<String> header, byte[] body) {

  public WebhookRequest {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(body, "body");
  }

  /** A request whose headers are at hand as a map, in any case. */
  public static WebhookRequest of(String url, Map<String, String> headers, byte[] body) {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return new WebhookRequest(url, anyCase::get, body);
  }

  /** Says only how long the body is: URL and headers may carry the secret. */
  @Override
  public String toString() {
    return "WebhookRequest[" + body.length + " bytes]";
  }
}
