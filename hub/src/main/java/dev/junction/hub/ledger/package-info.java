/**
 * The ledger: whatever arrives or happens becomes an event, durable before it is acknowledged.
 *
 * <p>{@link dev.junction.hub.ledger.EventLedger} writes, {@link dev.junction.hub.ledger.EventSearch} reads. Tables: {@code events},
 * {@code once}, {@code ledger_head}. Invariants: ENGINE L1, L2, L3, L10.
 */
package dev.junction.hub.ledger;
