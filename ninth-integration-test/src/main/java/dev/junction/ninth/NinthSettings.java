package dev.junction.ninth;

import dev.junction.hub.spi.Limits;
import dev.junction.hub.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The library.
 *
 * @param catalogue  file with one title per line
 * @param deskToken  what the desk proves itself with; there is no default
 * @param loanPeriod how long a book may be kept before its reader is reminded
 * @param branches   branches by the name in their address, /library/branches/NAME
 */
@ConfigurationProperties(prefix = "ninth")
public record NinthSettings(
    Path catalogue, Secret deskToken, @DefaultValue("14d") @Limits(min = "1d", max = "365d") Duration loanPeriod, Map<String, Branch> branches) {

  /**
   * One branch.
   *
   * @param street where readers bring their books
   * @param loans  how many books a reader may have at once
   */
  @ConfigurationPropertiesSource
  public record Branch(String street, @DefaultValue("5") @Limits(min = "1", max = "50") int loans) {}
}
