package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessTest {

  private Process process;

  @AfterEach void end() {
    process.destroyForcibly();
  }

  @Test void saysWhereItListensInOneLineAndEndsWithItsStandardInput() throws Exception {
    var ready = start("--port", "0");
    assertThat(Http.call("GET", ready.get("url").asString() + "/control", "").statusCode()).isEqualTo(200);
    assertThat(ready.get("smtpPort").asInt()).isPositive();

    process.getOutputStream().close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(process.inputReader().readLine()).as("a second line").isNull();
    assertThatThrownBy(() -> Http.post(ready.get("url").asString(), "")).isInstanceOf(ConnectException.class);
  }

  @Test void endsWhenToldToTerminateEvenWhileSomethingHangs() throws Exception {
    var ready = start();
    var url = ready.get("url").asString();
    Http.call("PUT", url + "/control/faults/crm", "{\"standing\":{\"kind\":\"hang\"}}");
    var hung = Http.postLater(url + "/receiver/crm", "{}");

    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(hung).failsWithin(20, TimeUnit.SECONDS);
  }

  @Test void anUnknownOptionIsExplainedAndExitsWith2() throws Exception {
    process = run("--prot", "1");

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.errorReader().readLine()).contains("--port N", "--prot 1");
  }

  private JsonNode start(String... args) throws IOException {
    process = run(args);
    return Json.tree(process.inputReader().readLine());
  }

  private static Process run(String... args) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), Sandbox.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }
}
