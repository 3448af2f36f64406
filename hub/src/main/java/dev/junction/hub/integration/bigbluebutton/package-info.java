/**
 * BigBlueButton. Set-up: see {@link dev.junction.hub.integration.bigbluebutton.BigBlueButton#setUp()}. Events in: {@code meeting.*} and
 * {@code recording.*}, by bbb-webhooks or by the guide's signed JSON.
 *
 * <p>When it fails: bbb-webhooks takes 401 for success, so a wrong secret loses events without the sender noticing; the log and
 * {@code junction.hooks.refused} say so. Hooks that are not permanent are removed by the server after some five minutes of failures: register again.
 */
package dev.junction.hub.integration.bigbluebutton;
