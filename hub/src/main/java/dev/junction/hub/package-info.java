/**
 * The program and how it is put together: {@link dev.junction.hub.Integrations} finds what there is, {@link dev.junction.hub.Engine}
 * joins ledger, delivery and store, {@link dev.junction.hub.RunningHub} starts them. Everything else is in a package of its own.
 */
package dev.junction.hub;
