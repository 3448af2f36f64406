package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.outbound.Certificate;
import dev.junction.hub.settings.Problem;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.HttpCalls.Answered;
import dev.junction.hub.spi.HttpCalls.Cause;
import dev.junction.hub.spi.HttpCalls.Unanswered;
import dev.junction.hub.spi.HttpUrl;
import dev.junction.hub.spi.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campus's own authorities are trusted once the setting names them. */
class AuthoritiesTest {
  @TempDir private Path folder;

  private static Settings settings(Map<String, String> environment) {
    return Settings.load(Optional.empty(), environment, Integrations.discover());
  }

  private static HttpCalls.Reply call(Map<String, String> environment, String url) throws Exception {
    try (var hub = new HubContext(settings(environment), Integrations.discover(), Clock.systemUTC(), () -> "id")) {
      return hub.http().send(new HttpCalls.Request("GET", HttpUrl.parse(url), Map.of(), new byte[0], Duration.ofSeconds(10), true, 100));
    }
  }

  @Test
  void whatLeavesOverHttpsTrustsTheNamedAuthorities() throws Exception {
    var certificate = Certificate.of("ip:127.0.0.1", folder);
    try (var server = new ScriptedServer(certificate.server(), ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"))) {
      var url = "https://127.0.0.1:" + server.port() + "/";

      assertThat(call(Map.of(), url)).isInstanceOfSatisfying(Unanswered.class, refused -> assertThat(refused.cause()).isEqualTo(Cause.TLS));
      assertThat(call(Map.of("JUNCTION_HUB_AUTHORITIES", certificate.pem().toString()), url)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void aFileThatHoldsNoAuthorityIsAProblemOfTheSettings() throws Exception {
    var empty = Files.writeString(folder.resolve("empty.pem"), "");
    for (var file : new Path[] {empty, folder.resolve("none.pem")}) {
      var found = settings(Map.of("JUNCTION_HUB_AUTHORITIES", file.toString(), "JUNCTION_EMAIL_AUTHORITIES", file.toString())).problems();
      assertThat(found).extracting(Problem::key).containsExactlyInAnyOrder("hub.authorities", "email.authorities");
      assertThat(found).allSatisfy(problem -> assertThat(problem.message()).contains("expected a file of PEM certificates", file.toString()));
    }
  }
}
