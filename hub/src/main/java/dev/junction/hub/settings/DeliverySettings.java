package dev.junction.hub.settings;

import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are tried and repeated.
 *
 * @param schedule     waits between one attempt and the next. When they are used up, the delivery is dead and waits for a
 *                     person. An empty list means one attempt
 * @param jitter       percent by which each wait is shortened or lengthened at random, so that a peer that comes back isn't
 *                     met by everything at once
 * @param concurrency  attempts that one node makes at the same time
 * @param lease        how long a node owns the deliveries it has taken. One that dies is replaced after this time; must be
 *                     more than 5 s longer than the longest time limit of an attempt: 30 s over HTTP, email.timeout by e-mail
 * @param poll         how often a node looks for due deliveries when nothing has woken it; shorter costs database work
 * @param disableAfter a destination that has failed this long without one success is disabled, and somebody is told
 */
@ConfigurationProperties(prefix = "delivery")
public record DeliverySettings(
    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) @Limits(min = "1ms", max = "30d") List<Duration> schedule,
    @DefaultValue("10") @Limits(min = "0", max = "100") int jitter,
    @DefaultValue("64") @Limits(min = "1", max = "10000") int concurrency,
    @DefaultValue("60s") @Limits(min = "1s", max = "1h") Duration lease,
    @DefaultValue("1s") @Limits(min = "10ms", max = "1m") Duration poll,
    @DefaultValue("5d") @Limits(min = "1m") Duration disableAfter) {

  public DeliverySettings {
    if (poll.compareTo(lease) >= 0) {
      throw new InvalidSetting("poll", "expected less than delivery.lease (%s), got %s; lower it".formatted(words(lease), words(poll)));
    }
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
