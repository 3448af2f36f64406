package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FaultTest {

  private final Sandbox sandbox = Sandbox.start();
  private final Receiver receiver = sandbox.receiver("any");

  @AfterEach void close() {
    sandbox.close();
  }

  @Test void statusAnswersItsStatusWaitAndBody() throws Exception {
    receiver.faults().next(new Fault.Status(429, 7, "slow down"));

    var answer = Http.post(receiver.url(), "{}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(answer.body()).isEqualTo("slow down");
  }

  @Test void statusAloneSaysNothingAboutWaiting() throws Exception {
    receiver.faults().next(new Fault.Status(503));

    var answer = Http.post(receiver.url(), "{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test void hangSaysNothingUntilItIsReleasedAndThenAnswersAsUsual() throws Exception {
    receiver.faults().next(new Fault.Hang());

    var answer = Http.postLater(receiver.url(), "{}");
    receiver.inbox().await(1, Duration.ofSeconds(10));
    assertThat(answer).isNotDone();
    receiver.faults().release();

    assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("ok");
  }

  @Test void dripSendsByteAfterByteAndTheWholeInTheEnd() throws Exception {
    receiver.faults().next(new Fault.Drip(20));

    try (var client = new RawClient(sandbox)) {
      var start = System.nanoTime();
      client.post("/receiver/any", "{}");
      assertThat(client.read(10)).isEqualTo("HTTP/1.1 2");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(10 * 20));
      receiver.faults().release();
      assertThat(client.readAll()).startsWith("00 \r\n").endsWith("\r\n\r\nok");
    }
  }

  @Test void hugeSendsEveryByteWithoutDeclaringThem() throws Exception {
    receiver.faults().next(Fault.of("huge"));

    var answer = Http.post(receiver.url(), "{}");

    assertThat(answer.body()).hasSize(10 * 1024 * 1024);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  @Test void resetTearsTheConnectionAfterItsBytes() throws Exception {
    receiver.faults().next(new Fault.Reset(0), new Fault.Reset(12));

    try (var client = new RawClient(sandbox)) {
      client.post("/receiver/any", "{}");
      assertThatThrownBy(client::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }
    try (var client = new RawClient(sandbox)) {
      client.post("/receiver/any", "{}");
      assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }
    assertThatThrownBy(() -> {
      receiver.faults().next(new Fault.Reset(null));
      Http.post(receiver.url(), "{}");
    }).isInstanceOf(IOException.class);
  }

  @Test void redirectPointsElsewhere() throws Exception {
    receiver.faults().next(new Fault.Redirect(URI.create("http://127.0.0.1:9/secret"), 307));

    var answer = Http.post(receiver.url(), "{}");

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).hasValue("http://127.0.0.1:9/secret");
  }

  @Test void jsonRpcErrorIsA200ThatOnlyTheEnvelopeGivesAway() throws Exception {
    sandbox.odoo().faults().next(new Fault.RpcError("odoo.exceptions.AccessError", "not yours"));

    var answer = Http.post(sandbox.url() + "/moodle/webhook", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    var json = Json.tree(answer.body());
    assertThat(json.has("result")).isFalse();
    assertThat(json.at("/error/data/name").asString()).isEqualTo("odoo.exceptions.AccessError");
    assertThat(json.at("/error/data/message").asString()).isEqualTo("not yours");
  }

  @Test void invalidJsonCallsItselfJsonAndIsNone() throws Exception {
    sandbox.odoo().faults().next(new Fault.InvalidJson());

    var answer = Http.post(sandbox.url() + "/moodle/webhook", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    assertThatThrownBy(() -> JsonMapper.shared().readTree(answer.body())).isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest @ValueSource(strings = {"status", "hang", "drip", "huge", "reset", "jsonrpc-error", "invalid-json"})
  void everyKindHasDefaultsAndSurvivesJson(String kind) {
    var fault = Fault.of(kind);
    assertThat(Json.tree(Json.write(fault)).get("kind").asString()).isEqualTo(kind);
    assertThat(Json.read(Json.write(fault), Fault.class)).isEqualTo(fault);
  }

  @ParameterizedTest @ValueSource(strings = {
      "{\"kind\":\"boom\"}", "{\"status\":500}", "{\"kind\":\"status\",\"sttaus\":500}", "{\"kind\":\"status\",\"status\":99}",
      "{\"kind\":\"drip\",\"intervalMillis\":0}", "{\"kind\":\"huge\",\"bytes\":-1}", "{\"kind\":\"reset\",\"afterBytes\":-1}", "{\"kind\":\"redirect\"}"})
  void aFaultThatMakesNoSenseIsRefused(String json) {
    assertThatThrownBy(() -> Json.read(json, Fault.class)).isInstanceOf(IllegalArgumentException.class).message().isNotBlank();
  }
}
