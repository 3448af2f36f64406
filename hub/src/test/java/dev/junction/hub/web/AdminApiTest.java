package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.TestStore;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the admin API, and what it says when something is wrong. */
class AdminApiTest {
  private static TestStore store;
  private static ServedHub hub;

  @BeforeAll
  static void serve() throws IOException {
    store = TestStore.fresh(Dialect.SQLITE);
    hub = new ServedHub(store.place(), "", Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    hub.close();
    assertThat(store.data().resolve(LocalToken.FILE)).doesNotExist();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "events/some-id", "dead", "destinations", "subscriptions", "integrations", "deliveries/open", "nothing"})
  void withoutATokenThereIsNothingToSee(String path) throws Exception {
    var answer = hub.get("/api/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.body()).contains("\"status\":401").contains("admin.token in its data folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "bearer", "Basic YWRtaW46YWRtaW4=", "Token x"})
  void awrongTokenIsRefused(String authorization) throws Exception {
    var answer = hub.send(hub.call("/api/v1/events").GET().header("Authorization", authorization));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenOpensTheApi() throws Exception {
    var answer = hub.api("GET", "events", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"events\":[");
  }

  @Test
  void anExportIsABatchOfCloudEvents() throws Exception {
    var answer = hub.api("GET", "events/export?type=no.such", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/cloudevents-batch+json");
    assertThat(answer.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      GET    | events?from=yesterday       |                                     | 422 | from: expected a time such as 2026-11-25T08:00:00Z, got
      GET    | events?limit=0              |                                     | 422 | limit: expected 1 to 1000, got 0
      GET    | events/no-such-event        |                                     | 404 | There is no event
      GET    | destinations/nowhere        |                                     | 404 | There is no destination
      GET    | dead?destination=nowhere    |                                     | 404 | There is no destination
      POST   | dead/retry                  | {}                                  | 422 | all dead letters at once is never meant
      POST   | dead/drop                   | {"since":"2026-11-25T08:00:00Z"}    | 422 | reason: expected why
      POST   | events/replay               | {"type":"*"}                        | 422 | replaying everything is never meant
      POST   | subscriptions               | {}                                  | 422 | destination: expected the name
      POST   | subscriptions               | {"destination":"nowhere"}           | 404 | There is no destination
      POST   | destinations                | {"name":"UP","kind":"pigeon"}       | 422 | kind: expected one of
      DELETE | subscriptions/nobody        |                                     | 404 | There is no subscription
      POST   | integrations/nothing/check  |                                     | 404 | There is no integration
      """)
  void aProblemSaysWhatWasExpected(String method, String path, String json, int status, String detail) throws Exception {
    var answer = hub.api(method, path, json == null ? "" : json);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"text\"", "{\"name\":{}}"})
  void whatIsNoJsonOfTheRightShapeIsTheCallersFault(String json) throws Exception {
    var answer = hub.api("POST", "destinations", json);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
    assertThat(answer.body()).doesNotContain("Exception", "at dev.junction", "tools.jackson");
  }

  @Test
  void healthAndMetricsNeedNoToken() throws Exception {
    assertThat(hub.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(hub.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(hub.get("/hooks/nobody").statusCode()).isEqualTo(405);
    assertThat(hub.get("/metrics").body()).contains("route=\"/hooks/{source}\",status=\"405\"", "junction_deliveries{state=\"pending\"}", "junction_store_waiting");
  }
}
