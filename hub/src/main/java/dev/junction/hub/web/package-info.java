/**
 * HTTP: one server, two lanes.
 *
 * <p>What other systems call thousands of times (hooks, gates) is answered by {@link dev.junction.hub.web.HotLane}, a small handler
 * in front of the web framework; what people and programs do now and then goes through the framework with its security. Routes are
 * declared by integrations ({@link dev.junction.hub.spi.Route}); this package alone knows Jetty and servlets.
 */
package dev.junction.hub.web;
