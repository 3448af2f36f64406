package dev.junction.ninth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The ninth integration in a running hub, without an edit of the hub: its routes in both lanes with the same limits, metrics and trace id,
 * its hook scheme, event type, check and destination kind, and its row in the list of integrations.
 *
 * <p>Not yet proven, since the hub doesn't have them yet: its row on the health page, its settings page, its page in the docs' index,
 * and its part in the trace of a person.
 */
class NinthInServerTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String[] DESK = {"X-Library-Desk", Library.TOKEN};

  @TempDir static Path folder;
  private static Library.Running hub;

  @BeforeAll
  static void start() throws Exception {
    hub = Library.in(folder).start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void theListOfIntegrationsHasIt() throws Exception {
    var ninth = hub.api("/api/v1/integrations").valueStream().filter(one -> one.path("name").asString().equals("ninth")).toList();
    assertThat(ninth).singleElement().satisfies(one -> {
      assertThat(one.path("title").asString()).isEqualTo("Library loans");
      assertThat(one.path("checks").toString()).isEqualTo("[\"catalogue\"]");
      assertThat(one.path("events").toString()).contains("loan.overdue");
      assertThat(one.path("setUp").size()).isEqualTo(3);
    });
  }

  @Test
  void whatItsHotRouteRecordsCanBeFound() throws Exception {
    var answered = hub.post("/library/loans/north", overdue("ada"), DESK);
    assertThat(answered.statusCode()).isEqualTo(201);
    var found = hub.api("/api/v1/events?type=loan.overdue&subject=reader/ada").path("events");
    assertThat(found.valueStream().map(event -> event.path("id").asString())).containsExactly(answered.body());
  }

  @Test
  void itsHotRouteKeepsItsOwnDoorAndLimit() throws Exception {
    assertThat(hub.post("/library/loans/north", overdue("eve"), "X-Library-Desk", "guessed").statusCode()).isEqualTo(401);
    assertThat(hub.post("/library/loans/north", "x".repeat(1025), DESK).statusCode()).isEqualTo(413);
    assertThat(hub.get("/library/loans/north").statusCode()).isEqualTo(405);
    assertThat(hub.api("/api/v1/events?subject=reader/eve").path("events").size()).isZero();
  }

  @Test
  void itsWebRouteAnswers() throws Exception {
    assertThat(hub.get("/library/branches/north").body()).isEqualTo("1 North Street");
    assertThat(hub.get("/library/branches/south").statusCode()).isEqualTo(404);
  }

  @Test
  void itsHookSchemeTakesWebhooks() throws Exception {
    assertThat(hub.post("/hooks/returns", overdue("blaise"), "X-Library-Desk", "a secret for returns alone").statusCode()).isEqualTo(200);
    assertThat(hub.post("/hooks/returns", overdue("blaise"), "X-Library-Desk", "guessed").statusCode()).isEqualTo(401);
    var found = hub.api("/api/v1/events?source=returns&type=loan.overdue").path("events");
    assertThat(found.valueStream().map(event -> event.path("subject").asString())).containsExactly("reader/blaise");
  }

  @Test
  void bothLanesAreMeasuredAlike() throws Exception {
    hub.post("/library/loans/north", "{", DESK);
    hub.get("/library/branches/north");
    assertThat(hub.get("/metrics").body())
        .containsPattern("junction_http_seconds_count\\{lane=\"hot\",method=\"POST\",route=\"/library/loans/\\{branch}\",status=\"400\"} 1")
        .containsPattern("junction_http_seconds_count\\{lane=\"web\",method=\"GET\",route=\"/library/branches/\\{branch}\",status=\"200\"} [1-9]");
  }

  @Test
  void whatItCountsIsInTheMetrics() throws Exception {
    hub.post("/library/loans/north", overdue("grace"), DESK);
    assertThat(hub.get("/metrics").body()).containsPattern("(?m)^junction_library_overdue_total [1-9]");
  }

  @Test
  void bothLanesTakeTheCallersTraceId() throws Exception {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var log = (Logger) LoggerFactory.getLogger(NinthRoutes.class);
    log.addAppender(logged);
    try {
      hub.post("/library/loans/north", overdue("mary"), "X-Library-Desk", Library.TOKEN, "traceparent", TRACEPARENT);
      hub.get("/library/branches/north", "traceparent", TRACEPARENT);
      hub.get("/library/branches/north");
      assertThat(List.copyOf(logged.list)).extracting(line -> line.getMDCPropertyMap().get("trace")).satisfiesExactly(
          hot -> assertThat(hot).isEqualTo(TRACE),
          web -> assertThat(web).isEqualTo(TRACE),
          fresh -> assertThat(fresh).matches("[0-9a-f]{32}").isNotEqualTo(TRACE));
    } finally {
      log.detachAppender(logged);
    }
  }

  @Test
  void itsCheckRunsInTheServerToo() throws Exception {
    var reports = hub.api("/api/v1/integrations/ninth/check", "");
    assertThat(reports.size()).isEqualTo(1);
    assertThat(reports.path(0).path("verdict").asString()).isEqualTo("PASSED");
    assertThat(reports.path(0).path("steps").valueStream().map(step -> step.path("step").asString())).contains("count the titles").hasSize(2);
  }

  @Test
  void itsDestinationKindIsOffered() throws Exception {
    var refused = hub.api("/api/v1/destinations", "{\"name\":\"shelf\"}");
    assertThat(refused.path("detail").asString()).contains("library-note");
  }

  @Test
  void anEventReachesItsDestination() throws Exception {
    var notes = Files.createDirectory(folder.resolve("notes"));
    var made = hub.api("/api/v1/destinations", "{\"name\":\"shelves\",\"kind\":\"library-note\",\"settings\":{\"folder\":\"%s\"}}".formatted(notes));
    assertThat(made.path("kind").asString()).isEqualTo("library-note");
    hub.api("/api/v1/subscriptions", "{\"name\":\"overdue\",\"destination\":\"shelves\",\"types\":[\"loan.overdue\"]}");
    hub.post("/library/loans/north", overdue("emmy"), DESK);
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(texts(notes)).contains("loan.overdue reader/emmy"));
  }

  private static List<String> texts(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(NinthInServerTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String overdue(String reader) {
    return "{\"reader\":\"%s\",\"title\":\"Flatland\"}".formatted(reader);
  }
}
