/**
 * Odoo. Set-up: see {@link dev.junction.hub.integration.odoo.Odoo#setUp()}. Events in: {@code odoo.record-changed}, a hint that a record
 * is to be read again; Odoo sends it once, without a retry, so it may be missing.
 */
package dev.junction.hub.integration.odoo;
