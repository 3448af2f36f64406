package dev.junction.hub.settings;

import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the hub listens and keeps its files.
 *
 * @param port           TCP port that it listens on; 0 takes any free one
 * @param bind           address that it listens on. The default is reached from this machine only; 0.0.0.0 opens it to the
 *                       network, and then hub.public-url must be given
 * @param publicUrl      origin under which browsers and other systems reach the hub, without a path. Signatures over a URL are
 *                       checked against it, so a wrong one refuses true callbacks. When absent, http://localhost and the port
 * @param data           folder for the database, its key and the local command token; made when it isn't there
 * @param trustedProxies addresses or networks (10.0.0.0/8) of the reverse proxies in front. Forwarded headers count only when
 *                       they come from one of these; leave it empty when there is none
 * @param accessLog      whether each call answered is a line of the log: client, method, route, status, microseconds. The route
 *                       stands there instead of the path, so that no secret in a path is logged
 * @param stopWithin     how long a stop may take in all to finish what is under way: calls, attempts, writes. An attempt that isn't
 *                       done by then is made again after the next start
 * @param authorities    PEM file of authorities to trust besides Java's own in everything that leaves over TLS, such as your
 *                       campus's
 */
@ConfigurationProperties(prefix = "hub")
public record HubSettings(
    @DefaultValue("8080") @Limits(min = "0", max = "65535") int port,
    @DefaultValue("127.0.0.1") String bind,
    Optional<URI> publicUrl,
    @DefaultValue("data") Path data,
    @DefaultValue({}) List<String> trustedProxies,
    @DefaultValue("false") boolean accessLog,
    @DefaultValue("30s") @Limits(min = "1s", max = "10m") Duration stopWithin,
    Optional<Path> authorities) {

  public HubSettings {
    publicUrl.ifPresent(HubSettings::requireOrigin);
    if (publicUrl.isEmpty() && !loopback(bind)) {
      throw new InvalidSetting(
          "public-url",
          "expected the hub's own URL, got nothing, while hub.bind %s opens it to the network; write https://HOST".formatted(bind));
    }
    for (var proxy : trustedProxies) {
      if (!proxy.matches("[0-9a-fA-F.:]+(/[0-9]{1,3})?")) {
        throw new InvalidSetting(
            "trusted-proxies", "expected addresses or networks such as 10.0.0.0/8, got \"%s\"; names aren't looked up".formatted(proxy));
      }
    }
  }

  /** Origin under which other systems reach this hub, without a trailing slash. */
  public String origin() {
    return publicUrl.map(url -> url.toString().replaceFirst("/$", "")).orElse("http://localhost:" + port);
  }

  private static void requireOrigin(URI url) {
    var web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    var bare = url.getRawPath() == null || url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    var more = url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null;
    if (!web || url.getHost() == null || !bare || more) {
      throw new InvalidSetting(
          "public-url", "expected scheme and host only, such as https://hub.example.org; leave path, query and user away");
    }
  }

  private static boolean loopback(String address) {
    return address.startsWith("127.") || address.equals("localhost") || address.equals("::1") || address.equals("[::1]");
  }
}
