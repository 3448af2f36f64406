package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;


class TestStoresTest {
  @BothStores
  void whatOneConnectionCommitsAnotherSees(TestStore test, Store store, Dialect dialect) throws Exception {
    store.writer().write(transaction -> transaction.jdbc().sql("CREATE TABLE seen (id INTEGER)").update());
    store.writer().write(transaction -> transaction.jdbc().sql("INSERT INTO seen VALUES (7)").update());

    var seen = store.read(jdbc -> jdbc.sql("SELECT id FROM seen").query(Integer.class).list());
    assertThat(seen).containsExactly(7);
    assertThat(store.dialect()).isEqualTo(dialect).isEqualTo(test.dialect());
  }
}
