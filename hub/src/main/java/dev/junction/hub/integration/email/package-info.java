/**
 * E-mail: writes to people about events, over your own mail server.
 *
 * <p>Set-up: give {@code email.host} and {@code email.from}; give {@code email.user} and {@code email.password} when the server
 * wants a sign-in; run the check; add a destination of kind {@code email} with its recipients; subscribe it to events.
 *
 * <p>Events out: any that a subscription chooses. It fails when the server can't be reached, its certificate isn't trusted, the
 * sign-in or the sender is refused (tried again), or when a recipient is refused for good (a dead letter). Angus Mail is imported
 * in this package only.
 */
package dev.junction.hub.integration.email;
