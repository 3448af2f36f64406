/**
 * Fakes of the systems that Junction talks to, with scriptable faults: a webhook receiver, the guide's Odoo controller, a mail
 * server, and a sender of signed webhooks. Everything listens on 127.0.0.1 only.
 *
 * <h2>In a test</h2>
 * <pre>{@code
 * try (var sandbox = Sandbox.start()) {
 *   var crm = sandbox.receiver("crm");
 *   crm.require(WebhookScheme.MOODLE, secret);                      // answers 401 to what this secret did not sign
 *   crm.faults().next(new Fault.Status(503), new Fault.Reset(20));  // the next two requests fail, one each
 *   ... something delivers to crm.url() ...
 *   crm.inbox().await(3, Duration.ofSeconds(10));                   // two failures and a success
 * }
 * }</pre>
 *
 * <h2>How a fault is scripted</h2>
 * Each peer has its own {@link dev.junction.sandbox.Faults}: {@code next(..)} queues faults, used up one per request in order; {@code always(..)} sets the one that
 * every other request meets; {@code clear()} forgets both; {@code release()} lets go what hangs or drips now. A request is recorded before it meets its fault.
 * <table>
 * <caption>The kinds, their members in JSON, and whether the peer did its work</caption>
 * <tr><th>kind</th><th>members (default)</th><th>what the caller sees</th><th>work done</th></tr>
 * <tr><td>status</td><td>status (503), retryAfterSeconds (none), body ("")</td><td>that status</td><td>no</td></tr>
 * <tr><td>hang</td><td></td><td>nothing, until released</td><td>when released</td></tr>
 * <tr><td>drip</td><td>intervalMillis (1000)</td><td>the usual answer, one byte per interval</td><td>yes</td></tr>
 * <tr><td>huge</td><td>bytes (10485760)</td><td>200 and a body of that size, its length undeclared</td><td>no</td></tr>
 * <tr><td>reset</td><td>afterBytes (20)</td><td>so much of the usual answer, then TCP RST</td><td>yes</td></tr>
 * <tr><td>redirect</td><td>location (must be given), status (302)</td><td>a redirect</td><td>no</td></tr>
 * <tr><td>jsonrpc-error</td><td>name, message</td><td>200 and Odoo's error envelope</td><td>no</td></tr>
 * <tr><td>invalid-json</td><td></td><td>200 and JSON that breaks off</td><td>no</td></tr>
 * </table>
 *
 * <h2>From another process</h2>
 * {@code java -jar junction-sandbox.jar --port 0} prints <code>{"url":"http://127.0.0.1:PORT","smtpPort":N}</code> when it is ready and ends when its standard input does.
 * The same operations as JSON; {@code NAME} is a receiver's, or {@code odoo}:
 * <table>
 * <caption>Control endpoints</caption>
 * <tr><th>request</th><th>body</th><th>answer</th></tr>
 * <tr><td>GET /control</td><td></td><td>{@code {"url","smtpPort","odoo":N,"receivers":{NAME:N},"mail":N}}</td></tr>
 * <tr><td>GET /control/receivers/NAME</td><td></td><td>{@code [{"number","at","method","path","query","headers":{name:[value]},"body" or "bodyBase64","fault"?}]}</td></tr>
 * <tr><td>DELETE /control/receivers/NAME</td><td></td><td>forgets them</td></tr>
 * <tr><td>GET, PUT /control/faults/NAME</td><td>{@code {"queue":[{"kind":"status","status":500}],"standing":{"kind":"hang"}}}</td><td>the script that is left</td></tr>
 * <tr><td>POST /control/release/NAME</td><td></td><td>lets go what hangs</td></tr>
 * <tr><td>DELETE /control/faults/NAME</td><td></td><td>forgets them, and lets go what hangs</td></tr>
 * <tr><td>PUT /control/schemes/NAME</td><td>{@code {"scheme":"hub-sha256","secrets":["..."]}}, or {@code {}} to believe everybody</td><td>{@code {"scheme","url"}}</td></tr>
 * <tr><td>GET, PUT /control/odoo</td><td>{@code {"secret":"...","database":null}}</td><td>{@code {"url","secret","database"}}</td></tr>
 * <tr><td>GET, DELETE /control/mail</td><td></td><td>{@code [{"number","from","to":[],"subject","body"}]}</td></tr>
 * <tr><td>PUT /control/mail</td><td>{@code {"refusal":"550 no such mailbox"}}, or {@code {}} to take mail again</td><td>{@code {"refusal"}}</td></tr>
 * <tr><td>POST /control/send</td><td>{@code {"target","scheme","secret","catalogue":"bbb-webhooks" or "guide","event"?,"index":0,"count":1}}</td>
 *     <td>{@code {"sent":[{"event","status","body"} or {"event","error"}]}}; stops at the first error</td></tr>
 * </table>
 * What is wrong is answered 400, what does not exist 404, a browser page or a foreign host name 403, each with {@code {"error":"..."}}.
 *
 * <h2>What real systems do that these fakes imitate</h2>
 * <ul>
 * <li>Odoo answers 200 whether it accepts or refuses; only the envelope tells ({@link dev.junction.sandbox.OdooReceiver}).</li>
 * <li>A bbb-webhooks checksum covers the URL, so the recorded posts are signed anew for each target, their bodies unchanged
 *     ({@link dev.junction.sandbox.RecordedPosts}).</li>
 * </ul>
 */
package dev.junction.sandbox;
