package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyWordTest {
  @Test
  void everyNumberHasAWordOfItsOwn() {
    assertThat(IntStream.range(0, VocabularyWord.COUNT).mapToObj(VocabularyWord::of)).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]{4,8}"));
  }
}
