/**
 * The hub's database: SQLite in one file by default, PostgreSQL when several nodes share the work.
 *
 * <p>{@link dev.junction.hub.store.Store} opens it, {@link dev.junction.hub.store.Migrations} brings its tables up to date, and
 * {@link dev.junction.hub.store.Writer} puts whatever is written at the same moment into one transaction. A table belongs to the
 * package that uses it; its SQL stands there, in one text for both databases wherever both understand it.
 */
package dev.junction.hub.store;
