package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  @Test void twoRunBesideEachOtherAndShareNothing() throws Exception {
    try (var one = Sandbox.start(); var other = Sandbox.start()) {
      Http.post(one.receiver("crm").url(), "{}");
      assertThat(one.receiver("crm").inbox().all()).hasSize(1);
      assertThat(other.receiver("crm").inbox().all()).isEmpty();
      assertThat(one.smtpPort()).isNotEqualTo(other.smtpPort());
    }
  }

  @Test void aBrokenUrlFailsEveryTime() throws Exception {
    try (var sandbox = Sandbox.start()) {
      var url = sandbox.brokenUrl("reset");
      for (int i = 0; i < 3; i++) assertThatThrownBy(() -> Http.post(url, "{}")).isInstanceOf(IOException.class);
      assertThat(Http.post(sandbox.brokenUrl("status"), "{}").statusCode()).isEqualTo(503);
    }
  }

  @ParameterizedTest @ValueSource(strings = {"meltdown", "redirect", "Reset\"}"})
  void aKindOfFailureThatHasNoDefaultsIsRefused(String kind) {
    try (var sandbox = Sandbox.start()) {
      assertThatThrownBy(() -> sandbox.brokenUrl(kind)).isInstanceOf(IllegalArgumentException.class);
      assertThat(sandbox.receivers()).isEmpty();
    }
  }

  @Test void whatIsNotFakedIsNotFoundAndTheFakesAreNamed() throws Exception {
    try (var sandbox = Sandbox.start()) {
      var answer = Http.post(sandbox.url() + "/webservice/rest/server.php", "{}");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("/moodle/webhook", "/receiver/", "/control");
    }
  }

  @Test void aPortThatIsTakenIsNamedAndNothingKeepsRunning() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = taken.getLocalPort();
      assertThatThrownBy(() -> Sandbox.start(Setup.defaults().withPort(port))).isInstanceOf(UncheckedIOException.class).hasMessageContaining(":" + port);
      var free = freePort();
      assertThatThrownBy(() -> Sandbox.start(Setup.defaults().withPort(free).withSmtpPort(port))).isInstanceOf(IllegalStateException.class).hasMessageContaining(":" + port);
      Sandbox.start(Setup.defaults().withPort(free)).close();
    }
  }

  @Test void itsSetupHidesTheSecret() {
    assertThat(Setup.defaults().withOdooSecret("hidden").toString()).doesNotContain("hidden");
  }

  @Test void readsItsOptions() {
    assertThat(Sandbox.parse(List.of())).extracting(Setup::port, Setup::smtpPort).containsExactly(0, 0);
    assertThat(Sandbox.parse(List.of("--smtp-port", "2525", "--port", "8099"))).extracting(Setup::port, Setup::smtpPort).containsExactly(8099, 2525);
  }

  @ParameterizedTest @ValueSource(strings = {"--port", "--port x", "--port 65536", "--prot 1", "8080"})
  void anOptionThatMakesNoSenseIsRefused(String line) {
    assertThatThrownBy(() -> Sandbox.parse(List.of(line.split(" ")))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--port N");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
