package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static Section section(String name, String word) {
    return new Section(name, "Speed").say(word).table(List.of("a", "b"), List.of(List.of("1", "x|y")));
  }

  @Test
  void aSectionIsReplacedInItsPlaceAndOthersStay() {
    var page = Page.replaced(Page.replaced("# Top\n", section("one", "old"), "*here*"), section("two", "other"), "*here*");
    var again = Page.replaced(page, section("one", "new"), "*there*");
    assertThat(again).contains("new", "*there*", "other").doesNotContain("old");
    assertThat(again.indexOf("new")).isLessThan(again.indexOf("other"));
    assertThat(Page.replaced(again, section("one", "new"), "*there*")).isEqualTo(again);
  }

  @Test
  void aTableIsMarkdownWhateverStandsInACell() {
    assertThat(section("one", "word").markdown()).contains("| a | b |\n| --- | --- |\n| 1 | x\\|y |\n");
  }
}
