package dev.junction.hub.spi;

import java.util.List;
import java.util.Map;

/**
 * Where deliveries go.
 *
 * @param id       UUIDv7
 * @param name     unique, for people
 * @param kind     name of the {@link DestinationKind}
 * @param settings what the kind asks for, secrets excluded
 * @param secrets  live signing secrets or passwords, the newest first
 * @param ordered  whether deliveries about one subject leave in ledger order (ENGINE L6)
 */
public record Destination(
    String id, String name, String kind, Map<String, String> settings, List<Secret> secrets, boolean ordered) {}
