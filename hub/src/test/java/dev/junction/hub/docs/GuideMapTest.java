package dev.junction.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.hub.rules.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/guide.md has a row for everything that the guide names, and no row names what doesn't exist. */
class GuideMapTest {
  private static final GuideMap MAP = GuideMap.read(Checkout.text(Path.of("docs/guide.md")));
  private static Existing existing;

  @BeforeAll
  static void ask(@TempDir Path folder) throws Exception {
    existing = Existing.of(folder);
  }

  @Test
  void noRowNamesWhatDoesNotExist() {
    assertThat(MAP.rows()).hasSizeGreaterThan(400);
    assertThat(MAP.rows().stream().flatMap(row -> row.problems(existing::has).stream())).isEmpty();
  }

  @Test
  void everythingThatTheGuideNamesHasARow() {
    var names = names();
    assertThat(names).hasSizeGreaterThan(200);
    assertThat(names.stream().filter(name -> !MAP.has(name))).isEmpty();
  }

  @Test
  void whatExistsIsAskedOfTheProgram() {
    assertThat(existing.references()).contains(
        "setting:hub.port",
        "setting:webhook.sources.NAME.secret",
        "route:POST /hooks/{source}",
        "route:GET /api/v1/events",
        "route:GET /metrics",
        "route:GET /health/ready",
        "command:config import",
        "command:serve",
        "event:user.enrolled");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      | `a` | setting | `setting:hub.prot` | X. |                      ; names setting:hub.prot, which doesn't exist
      | `a` | endpoint | `route:GET /hooks/{source}` | X. |            ; names route:GET /hooks/{source}, which doesn't exist
      | `a` | function | `command:config imports` | X. |               ; names command:config imports, which doesn't exist
      | `a` | event | `later`<br>`event:user.enroled` | X. |           ; is later and yet answered
      | `a` | event | `event:user.created`<br>`event:no.such` | X. |   ; names event:no.such, which doesn't exist
      | `a` | step | `page:/admin/nowhere` | X. |                      ; names page:/admin/nowhere, which doesn't exist
      | `a` | step | soon | X. |                                       ; says nothing under Here
      | `a` | thing | `later` | X. |                                   ; has kind "thing"
      | a | step | `later` | X. |                                      ; names nothing in backticks
      | `a` | step | `replaced` |  |                                   ; doesn't say what answers it
      """)
  void aRowThatIsWrongIsFound(String row, String problem) {
    var wrong = GuideMap.read(table(row)).rows();
    assertThat(wrong).hasSize(1);
    assertThat(wrong.getFirst().problems(existing::has)).anyMatch(found -> found.startsWith("docs/guide.md:3 ") && found.contains(problem));
  }

  @Test
  void aRowThatIsRightHasNoProblem() {
    var right = GuideMap.read(table("| `a` | event | `event:user.created`<br>`setting:hub.port` | X. |")).rows();
    assertThat(right.getFirst().problems(existing::has)).isEmpty();
  }

  @Test
  void aNameCountsAsAWordOnly() {
    var map = GuideMap.read(table("| `getUsersById()` with `$CFG->tokens` | function | `later` | X. |"));
    assertThat(map.has("getUsersById")).isTrue();
    assertThat(map.has("getUsers")).isFalse();
    assertThat(map.has("$CFG->token")).isFalse();
    assertThat(map.has("with")).as("outside of backticks").isFalse();
  }

  @Test
  void aRowWithoutAColumnIsNoRow() {
    assertThatIllegalArgumentException().isThrownBy(() -> GuideMap.read(table("| `a` | step | `later` |"))).withMessageContaining("guide.md:3 expected 4 columns, got 3");
  }

  private static String table(String row) {
    return "| Guide item | Kind | Here | What answers it |\n|---|---|---|---|\n" + row + "\n";
  }

  private static List<String> names() {
    try (var in = GuideMapTest.class.getResourceAsStream("guide-items.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
