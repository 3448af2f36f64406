/**
 * Webhooks of other systems, at {@code /hooks/NAME} and at the guide's own paths.
 *
 * <p>Set-up: see {@link dev.junction.hub.integration.webhook.Webhook#setUp()}. Events in: {@code user.created}, {@code user.enrolled},
 * {@code grade.updated}, {@code course.completed}, and whatever other integrations name; a name that nobody knows is kept as
 * {@code unknown.NAME}.
 *
 * <p>A post is answered 200 only when its events are on disk. It is answered 401 when no live secret made its signature, 400 when an
 * authentic body is not one JSON object, 404 when no source has the name, 413 when it is too large, and 503 with {@code Retry-After}
 * when nothing can be recorded. Why a post was refused stands in the log, at most once a minute for each source and reason, and is
 * counted in {@code junction.hooks.refused}; the sender learns nothing.
 */
package dev.junction.hub.integration.webhook;
