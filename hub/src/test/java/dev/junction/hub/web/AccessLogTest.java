package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.junction.hub.Await;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.TestStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

class AccessLogTest {
  private static final String SOURCE = "webhook: {sources: {sender: {scheme: secret-in-path, secret: %s}}}\n".formatted(Signed.SECRET);
  private final ListAppender<ILoggingEvent> kept = new ListAppender<>();

  private List<String> lines() {
    return List.copyOf(kept.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void calls(TestStore test, Map<String, String> environment) throws Exception {
    var hub = test.closing(new ServedHub(test.place(), SOURCE, environment, Clock.systemUTC()));
    var log = (Logger) LoggerFactory.getLogger(AccessLog.LOGGER);
    kept.start();
    log.addAppender(kept);
    test.closing(() -> log.detachAppender(kept));
    assertThat(hub.post("/hooks/sender/" + Signed.SECRET, "{\"event\":\"grade_updated\"}".getBytes(), Map.of()).statusCode()).isEqualTo(200);
    hub.post("/hooks/sender/" + Signed.SECRET + "/", new byte[0], Map.of());
    hub.get("/hooks/sender/" + Signed.SECRET + "?token=" + Signed.SECRET);
    hub.api("GET", "events/no-such-event", "");
    hub.get("/api/v1/events?text=" + Signed.SECRET);
    hub.get("/health/live");
  }

  @OneStore(Dialect.SQLITE)
  void bothLanesWriteALinePerCallAndNoSecret(TestStore test) throws Exception {
    calls(test, Map.of("JUNCTION_HUB_ACCESS_LOG", "true"));

    Await.until("each call has its line", () -> lines().size() >= 6);
    assertThat(lines()).hasSize(6).allMatch(line -> line.matches("127\\.0\\.0\\.1 [A-Z]+ .+ [0-9]{3} [0-9]+us"));
    assertThat(lines().stream().map(line -> line.replaceAll("^[^ ]+ | [^ ]+$", ""))).containsExactly(
        "POST /hooks/{source}/{secret} 200",
        "POST /** 404",
        "POST /hooks/{source}/{secret} 405",
        "GET /api/v1/events/{id} 404",
        "GET (no route) 401",
        "GET /health/** 200");
    assertThat(lines().toString()).doesNotContain(Signed.SECRET);
  }

  @OneStore(Dialect.SQLITE)
  void withoutTheSettingNothingIsWritten(TestStore test) throws Exception {
    calls(test, Map.of());

    assertThat(lines()).isEmpty();
  }
}
