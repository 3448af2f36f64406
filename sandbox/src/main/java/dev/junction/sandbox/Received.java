package dev.junction.sandbox;

import java.util.Optional;

/**
 * A request that a peer recorded.
 *
 * @param number  1 for the first since the start or the last {@link Inbox#clear}
 * @param request as it arrived
 * @param fault   what it met, empty if it was answered as usual
 */
public record Received(int number, Request request, Optional<Fault> fault) {}
