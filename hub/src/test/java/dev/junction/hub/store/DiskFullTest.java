package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.delivery.SettableClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A full disk refuses and nothing more. SQLite is told that it may not grow, which fails as a full disk does. PostgreSQL's disk is
 * its own server's; how the hub takes that server's refusals is the same code.
 */
class DiskFullTest {
  private static final String LETTER = "x".repeat(3000);

  private static void room(Store store, String pages) throws StoreException {
    store.writer().write(transaction -> transaction.jdbc().sql("PRAGMA max_page_count = " + pages).query(Long.class).single());
  }

  private static int insert(Transaction transaction, int id) throws SQLException {
    var insert = transaction.statement("INSERT INTO letters VALUES (?, ?)");
    insert.setInt(1, id);
    insert.setString(2, LETTER);
    return insert.executeUpdate();
  }

  @OneStore(Dialect.SQLITE)
  void nothingIsAcknowledgedWhileTheDiskIsFullAndAllGoesOnWhenThereIsRoom(Store store) throws Exception {
    store.writer().write(transaction -> transaction.jdbc().sql("CREATE TABLE letters (id INTEGER PRIMARY KEY, text TEXT)").update());
    room(store, "20");
    var acknowledged = new ArrayList<Integer>();
    StoreException full = null;
    for (int i = 0; full == null && i < 1000; i++) {
      var id = i;
      try {
        store.writer().write(transaction -> insert(transaction, id));
        acknowledged.add(id);
      } catch (StoreException refused) {
        full = refused;
      }
    }

    assertThat(full).isNotNull().hasMessageContaining("could not write").hasMessageContaining("full");
    assertThat(full.retryAfterSeconds()).isPositive();
    assertThat(ids(store)).isEqualTo(acknowledged).isNotEmpty();

    room(store, "1");
    assertThatThrownBy(() -> store.writer().write(DiskFullTest::insertAsJdbcClientWould)).isInstanceOf(StoreException.class);
    assertThat(ids(store)).isEqualTo(acknowledged);

    room(store, "1073741823");
    store.writer().write(transaction -> insert(transaction, 5000));
    assertThat(ids(store)).hasSize(acknowledged.size() + 1).endsWith(5000);
  }

  @OneStore(Dialect.SQLITE)
  void aStoreWithoutRoomIsNotReadyUntilItHasSome(Store store) throws Exception {
    store.migrate("store", "dev/junction/hub/store");
    store.writer().write(transaction -> transaction.jdbc().sql("CREATE TABLE letters (id INTEGER PRIMARY KEY, text TEXT)").update());
    var clock = new SettableClock(Instant.parse("2026-11-25T08:00:00Z"));
    var number = new AtomicInteger();
    var proof = new WriteProof(store, clock, () -> "proof-" + number.incrementAndGet());
    assertThat(proof.holds()).isTrue();

    room(store, "1");
    assertThatThrownBy(() -> fill(store)).isInstanceOf(StoreException.class);
    // The writer took another connection, which does not know of the limit.
    room(store, "1");
    clock.advance(WriteProof.EVERY);
    assertThat(proof.holds()).isFalse();
    assertThat(proof.holds()).as("asked again at once").isFalse();

    room(store, "1073741823");
    clock.advance(WriteProof.EVERY);
    assertThat(proof.holds()).isTrue();
  }

  /** Takes what room there is, also that which the last proof left. */
  private static void fill(Store store) throws StoreException {
    for (int i = 0; i < 1000; i++) {
      var id = i;
      store.writer().write(transaction -> insert(transaction, id));
    }
  }

  private static int insertAsJdbcClientWould(Transaction transaction) {
    return transaction.jdbc().sql("INSERT INTO letters VALUES (4000, :text)").param("text", LETTER.repeat(10)).update();
  }

  private static List<Integer> ids(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT id FROM letters ORDER BY id").query(Integer.class).list());
  }
}
