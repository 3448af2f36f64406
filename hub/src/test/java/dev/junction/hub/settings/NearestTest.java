package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "prot,port,1", "pot,port,1", "ports,port,1", "pork,port,1", "kitten,sitting,3", "'',abc,3"})
  void aDistanceCountsEdits(String a, String b, int edits) {
    assertThat(Nearest.distance(a, b)).isEqualTo(edits);
    assertThat(Nearest.distance(b, a)).isEqualTo(edits);
  }

  @Test
  void aNameThatNobodyCanHaveMeantIsNotSuggested() {
    assertThat(Nearest.to("xylophone", List.of("hub.port", "store.url"))).isEmpty();
  }
}
