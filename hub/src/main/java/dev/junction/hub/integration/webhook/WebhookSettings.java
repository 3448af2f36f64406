package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.ChosenFrom;
import dev.junction.hub.spi.GuideName;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
import dev.junction.hub.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Webhooks that other systems send to the hub.
 *
 * @param sources   senders by the name in their address, /hooks/NAME
 * @param bodyLimit largest body taken; a larger one is answered 413 and not recorded
 * @param window    how long an equal body of one source counts as a repetition, for senders that give their deliveries no id
 */
@ConfigurationProperties(prefix = "webhook")
public record WebhookSettings(
    Map<String, Source> sources,
    @DefaultValue("1MB") @Limits(min = "1KB", max = "64MB") DataSize bodyLimit,
    @DefaultValue("10m") @Limits(min = "1s", max = "7d") Duration window) {

  /**
   * One sender.
   *
   * @param scheme         how the sender signs
   * @param secret         what it signs with; there is no default, and a source without one doesn't start
   * @param oldSecret      the secret before, accepted as well while senders are being changed over
   * @param oldSecretUntil when the old secret stops being accepted, such as 2030-01-31T12:00:00Z; needed with old-secret
   * @param site           Moodle site that its events belong to
   * @param callbackUrl    the URL that was registered with the sender, exactly; only for senders that sign it (bbb-webhooks).
   *                       When absent, hub.public-url and /hooks/NAME
   */
  @ConfigurationPropertiesSource
  public record Source(
      @ChosenFrom(ChosenFrom.HOOK_SCHEMES) String scheme,
      @GuideName(value = "webhook_secret", block = "generic", with = "scheme=hub-sha1")
          @GuideName(value = "bigbluebuttonbn_shared_secret", env = "BBB_SHARED_SECRET", block = "bigbluebutton", with = "scheme=bbb")
          Secret secret,
      Optional<Secret> oldSecret,
      Optional<Instant> oldSecretUntil,
      @DefaultValue("main") String site,
      @GuideName(env = "BBB_WEBHOOK_URL", block = "bigbluebutton") Optional<URI> callbackUrl) {

    public Source {
      if (oldSecret.isPresent() && oldSecretUntil.isEmpty()) {
        throw new InvalidSetting(
            "old-secret-until",
            "expected when the old secret stops being accepted, got nothing; write an instant such as 2030-01-31T12:00:00Z");
      }
    }
  }
}
