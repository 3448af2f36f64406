package dev.junction.hub.web;

import static dev.junction.hub.web.Signed.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.delivery.SettableClock;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.TestStore;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class RunningServerTest {
  private static final String SOURCE = "webhook: {sources: {sender: {scheme: hub-sha256, secret: %s}}}\n".formatted(Signed.SECRET);
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final byte[] BODY = bytes("{\"event\":\"grade_updated\",\"user_id\":42}");

  @OneStore(Dialect.SQLITE)
  void twoTrueEventsWithEqualBodiesAnHourApartAreTwo(TestStore test) throws Exception {
    var clock = new SettableClock(Instant.parse("2026-11-25T08:00:00Z"));
    var hub = test.closing(new ServedHub(test.place(), SOURCE, clock));

    for (int i = 0; i < 2; i++) {
      assertThat(hub.post("/hooks/sender", BODY, Signed.by(WebhookScheme.HUB_SHA256, BODY)).statusCode()).isEqualTo(200);
      assertThat(hub.post("/hooks/sender", BODY, Signed.by(WebhookScheme.HUB_SHA256, BODY)).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofHours(1));
    }

    assertThat(hub.events()).hasSize(2);
    assertThat(hub.events()).allSatisfy(event -> assertThat(hub.hub().engine().ledger().timesSeen(event.id())).isPositive());
    assertThat(hub.events().getFirst().receivedAt()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
  }

  @OneStore(Dialect.SQLITE)
  void aCallUnderWayIsFinishedBeforeTheServerStops(TestStore test) throws Exception {
    var hub = new ServedHub(test.place(), SOURCE, Clock.systemUTC());
    var signature = Signed.by(WebhookScheme.HUB_SHA256, BODY).entrySet().iterator().next();
    var head = "POST /hooks/sender HTTP/1.1\r\nHost: hub\r\nContent-Length: %d\r\nExpect: 100-continue\r\n%s: %s\r\n\r\n"
        .formatted(BODY.length, signature.getKey(), signature.getValue());
    CompletableFuture<Void> stopping;
    String answer;
    try (var socket = hub.connect()) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      assertThat(said(socket, CONTINUE.length())).as("the hub has begun to read the body").isEqualTo(CONTINUE);
      socket.getOutputStream().write(BODY, 0, 10);
      stopping = CompletableFuture.runAsync(hub::close);
      Await.until("new calls are refused", () -> refused(hub));
      assertThat(hub.raw("GET /metrics HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n", new byte[0])).as("who was refused is counted")
          .containsPattern("junction_http_seconds_count\\{[^}]*route=\"/hooks/\\{source}\",status=\"503\"} [1-9]");
      socket.getOutputStream().write(BODY, 10, BODY.length - 10);
      socket.getOutputStream().flush();
      answer = said(socket, 12);
    }
    stopping.get(60, TimeUnit.SECONDS);

    assertThat(answer).isEqualTo("HTTP/1.1 200");
    try (var store = Store.open(test.place())) {
      var data = store.read(jdbc -> jdbc.sql("SELECT data FROM events").query(String.class).list());
      assertThat(data).containsExactly(new String(BODY, StandardCharsets.UTF_8));
    }
  }

  private static String said(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** On a connection of its own, since a hub that closes closes its client too. */
  private static boolean refused(ServedHub hub) throws IOException {
    return hub.raw("POST /hooks/nobody HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", new byte[0])
        .startsWith("HTTP/1.1 503");
  }
}
