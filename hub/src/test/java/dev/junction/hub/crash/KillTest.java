package dev.junction.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Await;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The hub is killed again and again while it takes 10,000 posts and delivers them: whatever it acknowledged is there once, and
 * reaches its destination at least once (ENGINE L1, L3, L5).
 */
class KillTest {
  private static final int POSTS = 10_000;
  /** Two in each build; {@code -Djunction.kills=50} for a thorough run. */
  private static final int KILLS = Integer.getInteger("junction.kills", 2);
  private static final long SEED = 20261125;
  private static final String SECRET = "sender-and-hub-share-this-one-secret";

  @BothStores
  void whatWasAcknowledgedIsThereOnceAndArrivesAtLeastOnce(TestStore test) throws Exception {
    var hub = test.closing(new HubProcess(configured(test)));
    var destination = test.closing(new Destination());
    hub.start();
    hub.post(
        "destinations",
        """
        {"name":"receiver","kind":"webhook","secret":"hub-and-receiver-share-another-secret",
         "settings":{"url":"%s","scheme":"hub-sha256","format":"data","allow-private":"true"}}
        """
            .formatted(destination.url()));
    hub.post("subscriptions", "{\"name\":\"all-grades\",\"destination\":\"receiver\",\"types\":[\"grade.updated\"]}");

    var sender = test.closing(new Sender(hub, SECRET, POSTS));
    var sending = sender.start();
    for (var moment : moments()) {
      Await.until(moment + " posts are acknowledged", () -> sender.acknowledged() >= moment || sending.isDone());
      destination.holdOne();
      hub.kill();
      destination.letGo();
      hub.start();
    }
    sending.get(120 + 10L * KILLS, TimeUnit.SECONDS);
    Await.until("everything has arrived, also what waited for a dead node's lease", Duration.ofSeconds(120), () -> destination.arrivals().size() == POSTS);
    hub.stop();

    assertThat(sender.repeated()).as("posts that a kill cut off").isPositive();
    var store = test.open();
    everyEventIsThereOnce(store);
    everyAttemptIsRecorded(store, destination);
  }

  private static List<Integer> moments() {
    return new Random(SEED).ints(KILLS, POSTS / 20, POSTS * 9 / 10).sorted().boxed().toList();
  }

  private static Path configured(TestStore test) throws IOException {
    var place = test.place();
    Files.createDirectories(test.data());
    Files.writeString(
        test.data().resolveSibling("junction.yml"),
        """
        hub: {port: 0, data: %s}
        store: {url: "%s", user: "%s"}
        webhook: {sources: {crash: {scheme: hub-sha256, secret: %s}}}
        delivery: {lease: 36s, poll: 100ms, concurrency: 1024, schedule: [100ms, 200ms, 500ms, 1s, 1s, 1s]}
        """
            .formatted(test.data(), place.url(), place.user(), SECRET));
    return test.data().getParent();
  }

  private static void everyEventIsThereOnce(Store store) {
    var bodies =
        store.read(jdbc -> jdbc.sql("SELECT data FROM events WHERE source = 'crash'").query(String.class).list());
    assertThat(bodies).containsExactlyInAnyOrderElementsOf(IntStream.range(0, POSTS).mapToObj(Sender::body).toList());
  }

  private static void everyAttemptIsRecorded(Store store, Destination destination) {
    assertThat(count(store, "deliveries")).isEqualTo(POSTS);
    assertThat(count(store, "attempts")).isEqualTo(sum(store));
    assertThat(count(store, "attempts WHERE outcome = 'unknown'")).as("attempts that a kill cut off").isGreaterThanOrEqualTo(KILLS);
    var arrivals = destination.arrivals().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(count(store, "attempts")).as("nothing left without being recorded first").isGreaterThanOrEqualTo(arrivals);
  }

  private static int count(Store store, String what) {
    return store.read(jdbc -> jdbc.sql("SELECT count(*) FROM " + what).query(Integer.class).single());
  }

  private static int sum(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT sum(attempts) FROM deliveries").query(Integer.class).single());
  }
}
