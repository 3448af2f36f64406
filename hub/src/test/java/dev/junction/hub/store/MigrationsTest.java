package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The tables of each package are brought up to date at the start, or nothing starts. */
class MigrationsTest {
  private static final String HERE = "dev/junction/hub/store/";

  private static int applied(Store store, String owner) {
    return store.read(
        jdbc -> jdbc.sql("SELECT count(*) FROM history_%s WHERE version <> '0'".formatted(owner)).query(Integer.class).single());
  }

  @BothStores
  void aMigrationIsAppliedOnce(TestStore test) {
    try (var first = Store.open(test.place())) {
      first.migrate("beds", HERE + "beds");
      first.migrate("beds", HERE + "beds");
    }
    var again = test.open();
    again.migrate("beds", HERE + "beds");

    assertThat(applied(again, "beds")).isEqualTo(1);
  }

  @BothStores
  void everyOwnerCountsItsOwnVersions(Store store) {
    store.migrate("beds", HERE + "beds-newer");
    store.migrate("trees", HERE + "trees");

    assertThat(applied(store, "beds")).isEqualTo(2);
    assertThat(applied(store, "trees")).isEqualTo(1);
  }

  @BothStores
  void dataOfANewerReleaseIsLeftAlone(Store store) throws Exception {
    store.migrate("beds", HERE + "beds-newer");
    store.writer().write(transaction -> transaction.jdbc().sql("INSERT INTO beds (id, name) VALUES (1, 'roses')").update());

    assertThatThrownBy(() -> store.migrate("beds", HERE + "beds"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("written by a newer Junction: its tables of beds are at version 2, this release knows up to 1")
        .hasMessageContaining("Start the newer release again, or restore the backup");
    var name = store.read(jdbc -> jdbc.sql("SELECT name FROM beds").query(String.class).single());
    assertThat(name).isEqualTo("roses");
  }

  @BothStores
  void aMigrationThatFailsRefusesTheStart(Store store) {
    assertThatThrownBy(() -> store.migrate("ponds", HERE + "broken"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Bringing the tables of ponds up to date failed")
        .hasMessageContaining("V1__ponds.sql")
        .hasMessageContaining("restore the backup");
  }

  @OneStore(Dialect.POSTGRESQL)
  void nodesThatStartTogetherMigrateOnce(TestStore test) {
    var nodes = Stream.generate(test::open).limit(3).toList();

    CompletableFuture.allOf(
            nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> node.migrate("beds", HERE + "beds-newer")))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(applied(nodes.getFirst(), "beds")).isEqualTo(2);
  }
}
