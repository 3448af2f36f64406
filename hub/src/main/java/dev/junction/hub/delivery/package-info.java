/**
 * Delivery: what Junction owes to the outside, brought at least once.
 *
 * <p>{@link dev.junction.hub.delivery.Subscriptions} says which events are owed to which destination,
 * {@link dev.junction.hub.delivery.DeliveryQueue} holds them with their leases, {@link dev.junction.hub.delivery.Dispatcher} takes
 * them out and tries, {@link dev.junction.hub.delivery.Outcomes} writes down how it went. Tables: {@code destinations},
 * {@code subscriptions}, {@code deliveries}, {@code attempts}. Invariants: ENGINE L1 and L4 to L9.
 */
package dev.junction.hub.delivery;
