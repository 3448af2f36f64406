package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.bench.Benchmark.Refused;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static String said(int refused, int broken, int used) {
    return "Running 2s test\nRESULT requests=2000 micros=500000 refused=%d broken=%d prepared=3000 used=%d p50=700 p99=1900\n"
        .formatted(refused, broken, used);
  }

  @Test
  void ratesAndCpuFollowFromWhatWrkSays() {
    assertThat(Load.read(said(0, 0, 2032), true, 40_000)).isEqualTo(new Load(4000, 700, 1900, 20));
  }

  @Test
  void aRefusedPostSpoilsTheMeasurement() {
    assertThatThrownBy(() -> Load.read(said(1, 0, 2032), true, 1)).isInstanceOf(Refused.class).hasMessageContaining("2xx");
  }

  @Test
  void aBrokenConnectionSpoilsTheMeasurement() {
    assertThatThrownBy(() -> Load.read(said(0, 1, 2032), true, 1)).isInstanceOf(Refused.class);
  }

  @Test
  void aPostSentTwiceCountsOnlyWhereNobodyLooksForRepetitions() {
    assertThatThrownBy(() -> Load.read(said(0, 0, 3001), true, 1)).isInstanceOf(Refused.class).hasMessageContaining("--per-second");
    assertThat(Load.read(said(0, 0, 3001), false, 1).rate()).isEqualTo(4000);
  }

  @Test
  void noResultIsNoMeasurement() {
    assertThatThrownBy(() -> Load.read("unable to connect", true, 1)).isInstanceOf(Refused.class).hasMessageContaining("unable to connect");
  }
}
