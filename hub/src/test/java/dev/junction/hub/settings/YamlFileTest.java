package dev.junction.hub.settings;

import static dev.junction.hub.settings.Written.campus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  @TempDir Path folder;
  private Written written;

  @BeforeEach
  void folder() {
    written = new Written(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"campus: {veryWide: 1}", "campus: {very_wide: 1}", "campus.very-wide: 1", "Campus: {VERY-WIDE: 1}"})
  void aKeyIsReadInEverySpelling(String yaml) {
    var settings = written.yaml(yaml.replace("veryWide", "seats").replaceAll("(?i)very[-_]wide", "Sea-ts"));
    assertThat(settings.problems()).isEmpty();
    assertThat(campus(settings).seats()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "campus: {seat: 1}           | campus.seat | did you mean campus.seats?",
    "campus: {sheats: 1}         | campus.sheats | did you mean campus.seats?",
    "seats: 1                    | seats | did you mean campus.seats?",
    "kampus: {seats: 1}          | kampus | remove it",
    "campus: {halls: {a: {rwos: 1, door: q1}}} | campus.halls.a.rwos | did you mean campus.halls.a.rows?",
    "campus: {xylophone: 1}      | campus.xylophone | remove it",
    "campus_gates: a             | campus_gates | is the guide's name; here it is campus.gates",
    "$CFG->campus_gates: a       | $CFG->campus_gates | is the guide's name; here it is campus.gates",
    "HALL_DOOR: a                | HALL_DOOR | is the guide's name; here it is campus.halls.main.door",
  })
  void anUnknownKeyIsAProblemWithTheNameThatWasMeant(String yaml, String key, String advice) {
    assertThat(written.yaml(yaml).problems()).singleElement().satisfies(problem -> {
      assertThat(problem.key()).isEqualTo(key);
      assertThat(problem.message()).endsWith(advice);
      assertThat(problem.origin()).endsWith("junction.yml:1");
    });
  }

  @Test
  void aKeyGivenTwiceIsAProblemThatNamesBothLines() {
    assertThat(written.problems(written.yaml("campus:\n  seats: 1\n  seats: 2\n")))
        .containsExactly("campus.seats (junction.yml:3): is given twice, first at junction.yml:2; remove one");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "campus: 5                       | campus (junction.yml:1): expected a block of keys, got a value",
    "[1, 2]                          | junction.yml:1: expected a block of keys, got a value",
    "campus: {seats: [1]}            | campus.seats (junction.yml:1): expected a whole number from 1 to 5000, got a list",
    "campus: {gates: {a: b}}         | campus.gates (junction.yml:1): expected a list, each text, got a block",
    "campus: {gates: [a, [b]]}       | campus.gates (junction.yml:1): expected a list, each text, got a list",
    "campus: {halls: {Big: {}}}      | campus.halls.Big (junction.yml:1): expected a name of lower-case letters",
    "campus: {<<: {seats: 1}}        | campus.<< (junction.yml:1): merging blocks isn't supported",
    "campus: {? [a] : b}             | campus (junction.yml:1): expected a key, got a list or block",
    "campus: {key.x: b}              | campus.key (junction.yml:1): expected a secret text, got a block",
    "campus: {seats: 1               | junction.yml:1: expected YAML",
    "campus: @x                      | junction.yml:1: expected YAML",
  })
  void aWrongShapeIsAProblemAtItsLine(String yaml, String problem) {
    assertThat(written.problems(written.yaml(yaml))).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @Test
  void severalDocumentsOfOneFileAreReadAsOne() {
    var campus = campus(written.yaml("campus: {seats: 4}\n---\ncampus: {serial: 5}\n"));
    assertThat(campus.seats()).isEqualTo(4);
    assertThat(campus.serial()).isEqualTo(5);
  }

  @Test
  void anAliasOfAnAnchorIsFollowed() {
    assertThat(campus(written.yaml("campus: {title: &t East, gates: [*t]}")).gates()).containsExactly("East");
  }

  @Test
  void aBlockThatHoldsItselfDoesNotHang() {
    assertThat(written.yaml("campus: &c {yard: *c}").problems()).isNotEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsAProblem() throws IOException {
    assertThat(load(folder.resolve("none.yml"))).singleElement().asString().contains("none.yml: expected a file, found none");
    assertThat(load(folder)).singleElement().asString().contains("can't be read");
    assertThat(load(Files.write(folder.resolve("latin.yml"), new byte[] {'a', ':', ' ', (byte) 0xE9})))
        .singleElement().asString().contains("expected UTF-8");
  }

  private static List<Problem> load(Path file) {
    return Settings.load(Optional.of(file), Map.of(), List.of(CampusSettings.class)).problems();
  }
}
