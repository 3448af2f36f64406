package dev.junction.hub.settings;

import static dev.junction.hub.settings.Written.campus;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
  private static final Map<String, String> VARIABLES = Map.of("HOST", "h", "PORT", "7", "EMPTY", "", "TRAP", "${HOST}");
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "${HOST},h",
    "https://${HOST}:${PORT}/,https://h:7/",
    "${NONE:else},else",
    "${EMPTY:else},else",
    "${NONE:${HOST}},h",
    "${NONE:${NADA:deep}},deep",
    "${NONE:a:b},a:b",
    "$${HOST},${HOST}",
    "${TRAP},${HOST}",
    "$5 and {x},$5 and {x}",
  })
  void aPlaceholderIsFilledOnce(String written, String filled) throws Exception {
    assertThat(new Placeholders(VARIABLES).fill(written)).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "${NONE}  | needs the environment variable NONE, which isn't set; set it or write ${NONE:fallback}",
    "${HOST   | has a ${ without its }",
    "${a b}   | names no environment variable",
    "${}      | names no environment variable",
  })
  void aPlaceholderThatCannotBeFilledIsAProblem(String value, String problem) {
    var settings = new Written(folder).yaml("campus: {title: '%s'}".formatted(value), VARIABLES);
    assertThat(settings.problems()).singleElement().satisfies(it -> {
      assertThat(it.key()).isEqualTo("campus.title");
      assertThat(it.message()).contains(problem);
    });
  }

  @Test
  void aPlaceholderFilledWithNothingLeavesTheFallback() {
    assertThat(campus(new Written(folder).yaml("campus: {seats: '${EMPTY}'}", VARIABLES)).seats()).isEqualTo(100);
  }

  @Test
  void fallbacksWithinFallbacksEndSomewhere() {
    var deep = "${N:".repeat(50) + "x" + "}".repeat(50);
    assertThat(new Written(folder).yaml("campus: {title: '%s'}".formatted(deep)).problems()).singleElement().asString().contains("more than 20 deep");
  }
}
