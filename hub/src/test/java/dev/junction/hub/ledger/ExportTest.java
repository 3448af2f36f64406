package dev.junction.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.delivery.EngineOnTest;
import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.store.BothStores;
import dev.junction.hub.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that matches leaves as CloudEvents, however many pages it is. */
class ExportTest {
  private static final int PAGE = 10;

  private static void record(EngineOnTest on) throws Exception {
    on.engine().ledger().record(IntStream.range(0, 25)
        .mapToObj(n -> EventDraft.of(n % 5 == 0 ? "user.created" : "grade.updated", "lms", "main", on.clock().instant(), "{\"n\":%d}".formatted(n)))
        .toList());
  }

  private static List<JsonNode> exported(EngineOnTest on, EventQuery query) {
    var out = new ByteArrayOutputStream();
    on.engine().search().export(query, out);
    return StreamSupport.stream(JsonMapper.shared().readTree(out.toByteArray()).spliterator(), false).toList();
  }

  @BothStores
  void everyEventIsThereOnceTheNewestFirst(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      record(on);
      var all = exported(on, EventQuery.newest(PAGE));

      assertThat(all.stream().map(event -> event.at("/data/n").asInt())).isEqualTo(IntStream.range(0, 25).map(n -> 24 - n).boxed().toList());
      assertThat(all).allSatisfy(event -> {
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isNotEmpty();
      });
    }
  }

  @BothStores
  void whatIsAskedForIsWhatIsExported(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      record(on);
      var users = exported(on, EventQuery.newest(PAGE).ofType("user.*"));

      assertThat(users.stream().map(event -> event.at("/data/n").asInt())).containsExactly(20, 15, 10, 5, 0);
      assertThat(exported(on, EventQuery.newest(PAGE).ofType("nothing"))).isEmpty();
    }
  }

  @BothStores
  void anExportThatBreaksOffDoesNotLookWhole(Store.Place place) throws Exception {
    try (var on = EngineOnTest.on(place)) {
      var lengthy = "x".repeat(5000);
      on.engine().ledger().record(IntStream.range(0, 25)
          .mapToObj(n -> EventDraft.of("grade.updated", "lms", "main", on.clock().instant(), "{\"text\":\"%s\"}".formatted(lengthy)))
          .toList());
      var out = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
          if (size() > 20_000) {
            throw new UncheckedIOException(new IOException("the caller went away"));
          }
          super.write(bytes, from, count);
        }
      };
      assertThatThrownBy(() -> on.engine().search().export(EventQuery.newest(PAGE), out)).hasMessageContaining("went away");
      assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("[").doesNotEndWith("]");
    }
  }
}
