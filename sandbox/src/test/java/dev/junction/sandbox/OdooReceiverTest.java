package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Against what a real Odoo 19 answered, recorded for section 11 of protocols/odoo.md; its secret and database stood in the recordings. */
class OdooReceiverTest {

  private static final String RECORDED_SECRET = "s3cr3t";
  private static final String RECORDED_DATABASE = "o19";

  record Recorded(String name, String method, Map<String, String> headers, String body, int status, Map<String, String> answerHeaders, String answer) {
    @Override public String toString() {
      return name;
    }
  }

  static Stream<Recorded> recorded() throws IOException {
    try (var in = OdooReceiverTest.class.getResourceAsStream("odoo-webhook-exchanges.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> Json.read(line, Recorded.class)).toList().stream();
    }
  }

  @ParameterizedTest @MethodSource("recorded")
  void answersAsTheRealOneDid(Recorded recorded) throws IOException {
    try (var sandbox = Sandbox.start(Setup.defaults().withOdooSecret(RECORDED_SECRET)); var client = new RawClient(sandbox)) {
      if (recorded.name().startsWith("no_secret")) sandbox.odoo().secret(Optional.empty());
      if (recorded.name().startsWith("multidb")) sandbox.odoo().database(Optional.of(RECORDED_DATABASE));

      var answer = client.send(wire(recorded)).readAll();

      var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
      assertThat(head).startsWith("HTTP/1.1 " + recorded.status() + " ");
      recorded.answerHeaders().forEach((name, value) -> assertThat(head).contains("\r\n%s: %s".formatted(name, value)));
      if (!recorded.answer().isEmpty()) assertThat(withoutTrace(answer.substring(head.length() + 4))).isEqualTo(withoutTrace(recorded.answer()));
    }
  }

  @Test void itsSecretIsRandomUnlessGiven() {
    try (var one = Sandbox.start(); var other = Sandbox.start()) {
      assertThat(one.odoo().secret().orElseThrow()).hasSizeGreaterThan(32).isNotEqualTo(other.odoo().secret().orElseThrow());
    }
  }

  @Test void everyRecordingIsPlayed() throws IOException {
    assertThat(recorded().map(Recorded::name)).hasSize(23).contains("bad_sig", "sha256_prefix", "with_params_list", "unknown_event");
  }

  private static String wire(Recorded recorded) {
    var head = new StringBuilder("%s /moodle/webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".formatted(recorded.method()));
    recorded.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head + "Content-Length: %d\r\n\r\n%s".formatted(recorded.body().length(), recorded.body());
  }

  /** The Python trace is the only part that may differ; everything else is compared to the byte. */
  private static Object withoutTrace(String answer) {
    if (!answer.contains("\"debug\"") && !answer.contains("Odoo Server Error")) return answer;
    var json = Json.tree(answer);
    ((ObjectNode) json.at("/error/data")).remove(List.of("debug"));
    return json;
  }
}
