/**
 * The way out: one HTTP client for every call that the hub makes to another system.
 *
 * <p>{@link dev.junction.hub.outbound.Outbound} makes one exchange per call, bounded as a whole, and says in words what went wrong.
 * {@link dev.junction.hub.outbound.AddressGuard} looks names up, refuses addresses that are not public, and hands the very
 * addresses it judged to the connection, so that a name can't lead to another machine between the check and the call.
 *
 * <p>Integrations see only {@link dev.junction.hub.spi.HttpCalls}. Apache HttpClient is imported in this package only.
 */
package dev.junction.hub.outbound;
