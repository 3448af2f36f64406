/**
 * Signs and verifies every webhook signature that stands between Moodle and the systems around it, and the compact HMAC
 * tokens that BigBlueButton sends.
 *
 * <p>Receiving: build a {@link dev.junction.webhooks.WebhookRequest} of the raw bytes and ask the scheme. The answer is a
 * value; nothing that a stranger sends throws.
 *
 * <pre>{@code
 * var scheme = WebhookScheme.of("hub-sha256");
 * var answer = scheme.verify(new WebhookRequest(url, request::getHeader, body), secrets, clock.instant());
 * if (answer instanceof Verification.Refused refused) {
 *   reject(401, refused.explanation());
 * }
 * }</pre>
 *
 * <p>Sending: {@link dev.junction.webhooks.WebhookScheme#sign} gives the URL and headers to send; sign every try anew.
 *
 * <table>
 *   <caption>The schemes</caption>
 *   <tr><th>name</th><th>what is sent</th><th>who sends it</th></tr>
 *   <tr><td>{@code hub-sha1}</td><td>{@code X-Hub-Signature: sha1=<40 hex>}, HMAC-SHA1 of the raw body</td>
 *     <td>WebSub hubs, older GitHub-like senders; choose it only for those</td></tr>
 *   <tr><td>{@code hub-sha256}</td><td>{@code X-Hub-Signature-256: sha256=<64 hex>}, HMAC-SHA256 of the raw body</td>
 *     <td>GitHub, Gitea and many others</td></tr>
 *   <tr><td>{@code moodle}</td><td>{@code X-Moodle-Signature: <64 hex>}, HMAC-SHA256 of the raw body, no prefix</td>
 *     <td>the Odoo connector's controller and clients of the generic webhook</td></tr>
 *   <tr><td>{@code bbb}</td><td>{@code X-BBB-Signature: <64 hex>}, the same form</td>
 *     <td>Junction itself to its customers; BigBlueButton never sends it</td></tr>
 *   <tr><td>{@code bbb-webhooks}</td><td>{@code ?checksum=<hex>} or {@code &checksum=<hex>} at the end of the URL: hash of the
 *     URL as registered, raw body and secret, one after the other; 40, 64, 96 or 128 digits tell sha1, sha256, sha384 or
 *     sha512. With {@code auth2_0}: {@code Authorization: Bearer <secret>}</td>
 *     <td>BigBlueButton's bbb-webhooks, sha1 unless its {@code hookChecksumAlgorithm} says otherwise</td></tr>
 *   <tr><td>{@code standard-webhooks}</td><td>{@code webhook-id}, {@code webhook-timestamp} (seconds since 1970),
 *     {@code webhook-signature: v1,<base64>}: HMAC-SHA256 of {@code id.timestamp.body}, keyed with the Base64 after
 *     {@code whsec_}. More than five minutes off, either way, is refused</td>
 *     <td>senders that follow the Standard Webhooks specification; the best choice for a new one</td></tr>
 *   <tr><td>{@code secret-in-path}</td><td>{@code https://host/path/<secret>}; nothing is signed</td>
 *     <td>Odoo's own "send webhook notification" action, which can't sign</td></tr>
 * </table>
 *
 * <p>What every scheme but {@code standard-webhooks} leaves to the receiver: a captured post can be sent again, so effects must
 * be idempotent. For bbb-webhooks the key is {@code (domain, timestamp, event)}, the same in every retry.
 *
 * <p>{@link dev.junction.webhooks.HmacToken} reads and writes the tokens of BigBlueButton's "recording ready" (HS256, no expiry)
 * and analytics (HS512, valid for a day) callbacks; the latter does not cover the body it comes with.
 */
package dev.junction.webhooks;
