package dev.junction.hub.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, as the ledger keeps it. Events never change; a correction is a new event that names the old one.
 *
 * @param position   place in the ledger; grows in the order in which events were committed
 * @param id         UUIDv7
 * @param type       Junction's name of what happened, such as {@code user.enrolled}; {@code unknown.NAME} when no integration knows NAME
 * @param source     who told us: a hook source's name, or an integration's
 * @param site       the Moodle site it belongs to
 * @param subject    whom or what it is about, such as {@code user/42} or {@code meeting/abc}
 * @param occurredAt when it happened, by the sender's word; the time of receipt when it said nothing
 * @param receivedAt when it was written here
 * @param data       JSON object with the secret fields redacted
 */
public record Event(
    long position,
    String id,
    String type,
    String source,
    String site,
    Optional<String> subject,
    Instant occurredAt,
    Instant receivedAt,
    String data) {}
