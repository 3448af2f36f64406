package dev.junction.hub.settings;

import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
import dev.junction.hub.spi.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events, deliveries and state are kept.
 *
 * @param url      jdbc:postgresql://HOST/DATABASE when several nodes share the work; when empty, one SQLite file in hub.data. A
 *                 password belongs into store.password, not in here
 * @param user     PostgreSQL role that owns the database's tables; unused with SQLite
 * @param password that role's password; unused with SQLite
 * @param keyFile  file with the key that encrypts what the store must not show; made when it isn't there. When absent, store.key
 *                 in hub.data. Nodes that share a store need the same file; without it what is encrypted is lost, so back it up
 * @param queue    writes that may wait for the disk at once. Beyond it senders are answered 503 with Retry-After and come
 *                 back later; a greater number takes longer bursts and more memory
 */
@ConfigurationProperties(prefix = "store")
public record StoreSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    Optional<Secret> password,
    Optional<Path> keyFile,
    @DefaultValue("10000") @Limits(min = "1", max = "1000000") int queue) {

  public StoreSettings {
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new InvalidSetting(
          "url", "expected jdbc:postgresql://HOST/DATABASE or nothing for SQLite, got another database; correct or remove it");
    }
    if (url.matches("(?i).*([?&]password=|://[^/]*@).*")) {
      throw new InvalidSetting("url", "has a user or password in it; move them to store.user and store.password");
    }
  }

  /** Whether the store is one file of this node alone. */
  public boolean sqlite() {
    return url.isEmpty();
  }
}
