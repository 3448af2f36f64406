package dev.junction.hub.web;

import static dev.junction.hub.web.Signed.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.store.CutLine;
import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.OneStore;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.TestStore;
import dev.junction.webhooks.WebhookScheme;
import java.net.http.HttpResponse;
import java.time.Clock;

/** While the database is gone senders are told to come back, and nothing that was acknowledged is missing afterwards. */
class DatabaseGoneTest {
  private ServedHub hub;
  private int posts;

  private HttpResponse<String> post() throws Exception {
    var body = bytes("{\"event\":\"grade_updated\",\"user_id\":1,\"n\":%d}".formatted(++posts));
    return hub.post("/hooks/sender", body, Signed.by(WebhookScheme.HUB_SHA256, body));
  }

  @OneStore(Dialect.POSTGRESQL)
  void sendersAreToldToComeBackUntilTheDatabaseIsThereAgain(TestStore test) throws Exception {
    var line = test.closing(new CutLine(test.database().port()));
    var there = test.place();
    var place = new Store.Place(test.database().urlAt(line.port()), there.user(), there.password(), there.data(), there.queueLimit());
    hub =
        test.closing(
            new ServedHub(
                place, "webhook: {sources: {sender: {scheme: hub-sha256, secret: %s}}}\n".formatted(Signed.SECRET), Clock.systemUTC()));
    assertThat(post().statusCode()).isEqualTo(200);

    line.cut();
    var refused = post();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).isEqualTo("Service unavailable");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isPositive();
    assertThat(hub.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(hub.get("/health/live").statusCode()).isEqualTo(200);
    var search = hub.api("GET", "events", "");
    assertThat(search.statusCode()).as("reading says the same").isEqualTo(503);
    assertThat(search.headers().firstValue("Retry-After")).isPresent();

    line.mend();
    Await.until("posts are taken again", () -> post().statusCode() == 200);
    Await.until("it is ready again", () -> hub.get("/health/ready").statusCode() == 200);
    assertThat(hub.events()).as("the first and the last, nothing of what was refused").hasSize(2);
  }
}
