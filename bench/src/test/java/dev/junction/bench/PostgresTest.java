package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresTest {
  @Test
  void withoutAnAddressThereIsNone() {
    assertThat(Postgres.from(Map.of("PG_USER", "junction"))).isEmpty();
    assertThat(Postgres.from(Map.of("PG_URL", " "))).isEmpty();
  }

  @Test
  void itsPasswordIsNotShown() {
    var postgres = Postgres.from(Map.of("PG_URL", "jdbc:postgresql://127.0.0.1:5432/x", "PG_USER", "u", "PG_PASSWORD", "hidden")).orElseThrow();
    assertThat(postgres.toString()).contains("127.0.0.1").doesNotContain("hidden");
  }
}
