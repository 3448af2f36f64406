package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(Figures.of(9, 1, 5).median()).isEqualTo(5);
    assertThat(Figures.of(4, 1, 3, 2).median()).isEqualTo(2.5);
  }

  @Test
  void aPercentileIsAValueThatWasMeasured() {
    var hundred = Figures.of(java.util.stream.IntStream.rangeClosed(1, 100).boxed().toList());
    assertThat(hundred.percentile(99)).isEqualTo(99);
    assertThat(hundred.percentile(50)).isEqualTo(50);
    assertThat(Figures.of(7).percentile(99)).isEqualTo(7);
  }

  @Test
  void theExtremesAreKept() {
    assertThat(Figures.of(3, 1, 2).least()).isEqualTo(1);
    assertThat(Figures.of(3, 1, 2).most()).isEqualTo(3);
  }

  @Test
  void nothingMeasuredIsNoResult() {
    assertThatThrownBy(() -> Figures.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
