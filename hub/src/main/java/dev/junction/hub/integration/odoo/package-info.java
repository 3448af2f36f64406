/**
 * Odoo: tells the guide's controller in Odoo what happened in Moodle.
 *
 * <p>Set-up: install the addon with its controller at {@code /moodle/webhook}; set the system parameter
 * {@code moodle.webhook_secret} in Odoo; add a destination of kind {@code odoo-webhook} with that URL and secret; on a host with
 * several databases give {@code database} too; send a test event and see that Odoo answers with a status.
 *
 * <p>Events out: any that a subscription chooses. It fails when the secrets differ, when the database isn't named, or when the
 * controller raises: Odoo answers all of these with HTTP 200, so its envelope is read (protocols/odoo.md, section 11).
 */
package dev.junction.hub.integration.odoo;
