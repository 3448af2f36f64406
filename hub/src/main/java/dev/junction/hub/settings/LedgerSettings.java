package dev.junction.hub.settings;

import dev.junction.hub.spi.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are kept.
 *
 * @param retention how long an event is kept. One whose deliveries haven't all ended is kept longer
 */
@ConfigurationProperties(prefix = "ledger")
public record LedgerSettings(
    @DefaultValue("400d") @Limits(min = "1d") Duration retention) {}
