/**
 * Odoo: tells the guide's controller in Odoo what happened in Moodle, and hears from Odoo's automation rules that a record changed.
 *
 * <p>Set-up: see {@link dev.junction.hub.integration.odoo.Odoo#setUp()}. On a host with several databases give the destination
 * {@code database} too.
 *
 * <p>Events out: any that a subscription chooses. It fails when the secrets differ, when the database isn't named, or when the
 * controller raises: Odoo answers all of these with HTTP 200, so its envelope is read (docs/protocols/webhooks.md W45 to W48).
 *
 * <p>Events in: {@code odoo.record-changed}, a hint that a record is to be read again. Odoo sends it once, waits one second and never
 * tries again, so it may be missing (docs/protocols/webhooks.md W50).
 */
package dev.junction.hub.integration.odoo;
