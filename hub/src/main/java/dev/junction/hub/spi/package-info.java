/**
 * What an integration may rely on, and what it declares.
 *
 * <p>An integration is one package with one class that implements {@link dev.junction.hub.spi.Integration} and carries
 * {@code @AutoService(Integration.class)}. It says which settings it reads, which routes, checks, event types, hook schemes,
 * destinations and commands it brings; everything else (validation, help, health, metrics, documentation) follows from that.
 *
 * <p>This package imports nothing of ours but the client libraries. The engine never imports an integration, and integrations
 * never import each other: they meet through events.
 */
package dev.junction.hub.spi;
