package dev.junction.hub.settings;

import static dev.junction.hub.settings.Written.campus;
import static dev.junction.hub.settings.Written.environment;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String PLANTED = "hunter2planted";
  @TempDir Path folder;
  private Written written;

  @BeforeEach
  void folder() {
    written = new Written(folder);
  }

  @Test
  void aSecretMayStandInAFile() {
    var file = written.file("key", PLANTED + "\n");
    assertThat(campus(written.yaml("campus: {key-file: %s}".formatted(file))).key().orElseThrow().reveal()).isEqualTo(PLANTED);
    assertThat(campus(environment(Map.of("JUNCTION_CAMPUS_KEY_FILE", file.toString()))).key().orElseThrow().reveal()).isEqualTo(PLANTED);
  }

  @Test
  void onlyTheLastLineBreakOfASecretFileIsDropped() {
    var file = written.file("key", " a b \n\r\n");
    assertThat(campus(written.yaml("campus: {key-file: %s}".formatted(file))).key().orElseThrow().reveal()).isEqualTo(" a b \n");
  }

  @Test
  void aSecretGivenByValueAndByFileIsAProblem() {
    var settings = written.yaml("campus: {key: %s, key-file: x}".formatted(PLANTED));
    assertThat(written.problems(settings)).singleElement().asString().contains("campus.key", "by value and by file");
  }

  @Test
  void theEnvironmentsSecretWinsOverTheFilesFile() {
    var settings = written.yaml("campus: {key-file: /nowhere}", Map.of("JUNCTION_CAMPUS_KEY", PLANTED));
    assertThat(campus(settings).key().orElseThrow().reveal()).isEqualTo(PLANTED);
  }

  @Test
  void aSecretFileThatIsMissingBlankOrHugeIsAProblem() {
    assertThat(written.problems(written.yaml("campus: {key-file: /nowhere}"))).singleElement().asString()
        .contains("campus.key (file /nowhere", "NoSuchFileException");
    assertThat(written.yaml("campus: {key-file: %s}".formatted(written.file("b", " \n"))).problems()).singleElement().asString()
        .contains("got a blank one");
    assertThat(written.yaml("campus: {key-file: %s}".formatted(written.file("h", "x".repeat(70_000)))).problems()).singleElement().asString()
        .contains("got more than 65536 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"your_shared_secret_here", "default_secret", "changeme"})
  void anExampleThatEverybodyKnowsIsNoSecret(String example) {
    assertThat(written.yaml("campus: {key: %s}".formatted(example)).problems()).singleElement().asString()
        .contains("an example that everybody knows")
        .doesNotContain(example);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "campus: {key: X}", "campus: {key: [X]}", "campus: {key: {X}}", "campus: {key: {X: X}}", "campus: {key: *X}", "campus: {key: !X!y a}",
    "campus: {key: &X @}", "campus: {key: 'X}", "campus: {key: X: X}", "campus: {key: \"X\\q\"}", "campus: {key.X: X}", "campus: {key: X}}",
    "campus: {key: X, key-file: X}", "campus: {kye: X}", "campus: {halls: {a: X}}", "campus: {halls: {a: {door: X, rows: 13}}}",
    "campus:\n  key: X\n key: X", "campus: {seats: '${PLANTED}'}", "campus: {waits: [1s, '${PLANTED}'], seats: '${PLANTED}'}",
    "campus: {site: 'ftp://u:X@h:99999999/'}", "campus: {seats: 'jdbc:x://h/d?password=X&a=b'}", "campus: {title: 'https://u:X@h/'}",
    "campus: {colour: '${PLANTED}'}", "campus: {key: '${X'}", "campus: {key: '${1:X}'}"})
  void noMessageAndNoRowHoldsASecret(String yaml) {
    var settings = written.yaml(yaml.replace("X", PLANTED), Map.of("PLANTED", PLANTED, "JUNCTION_CAMPUS_HALLS_B_DOOR", PLANTED));
    assertThat(settings.problems().toString()).doesNotContain(PLANTED);
    assertThat(settings.all().toString()).doesNotContain(PLANTED);
  }
}
