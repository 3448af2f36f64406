package dev.junction.hub.integration.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.HubContext;
import dev.junction.hub.Integrations;
import dev.junction.hub.outbound.Certificate;
import dev.junction.hub.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailTest {
  @TempDir private Path folder;

  private static Optional<Path> authorities(Map<String, String> environment) {
    var integrations = new Integrations(List.of(new Email()));
    var settings = Settings.load(Optional.empty(), environment, integrations);
    try (var hub = new HubContext(settings, integrations, Clock.systemUTC(), () -> "id")) {
      return Email.settings(hub).authorities();
    }
  }

  @Test
  void mailTrustsTheHubsAuthoritiesUnlessItHasItsOwn() throws Exception {
    var hubs = Certificate.of("dns:localhost", folder).pem().toString();
    var own = folder.resolve("own.pem").toString();
    assertThat(authorities(Map.of())).isEmpty();
    assertThat(authorities(Map.of("JUNCTION_HUB_AUTHORITIES", hubs))).hasValue(Path.of(hubs));
    assertThat(authorities(Map.of("JUNCTION_HUB_AUTHORITIES", hubs, "JUNCTION_EMAIL_AUTHORITIES", own))).hasValue(Path.of(own));
  }
}
