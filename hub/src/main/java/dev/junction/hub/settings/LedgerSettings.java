package dev.junction.hub.settings;

import dev.junction.hub.spi.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are kept and told apart.
 *
 * @param retention       how long an event is kept. One whose deliveries haven't all ended is kept longer
 * @param duplicateWindow how long a second post with the same body counts as a repetition, for senders that give no delivery
 *                        id. Too short doubles what a sender repeats; too long swallows a true event that looks like one before
 */
@ConfigurationProperties(prefix = "ledger")
public record LedgerSettings(
    @DefaultValue("400d") @Limits(min = "1d") Duration retention,
    @DefaultValue("10m") @Limits(min = "0s", max = "7d") Duration duplicateWindow) {}
