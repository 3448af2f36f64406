package dev.junction.ninth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The ninth integration's settings are everywhere where settings are, without an edit of the hub. */
class NinthInSettingsTest {
  private Library library;

  @BeforeEach
  void settle(@TempDir Path folder) throws Exception {
    library = Library.in(folder);
  }

  @Test
  void goodSettingsAreValid() {
    var ran = config("validate");
    assertThat(ran.out()).startsWith("No problem: ");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void anUnknownKeyIsExplainedWithTheNearest() throws Exception {
    library.with("loan-perod: 7d");
    var ran = config("validate");
    assertThat(ran.out()).contains("ninth.loan-perod", "did you mean ninth.loan-period?");
    assertThat(ran.exit()).isEqualTo(1);
  }

  @Test
  void aValueBeyondItsLimitIsAProblem() throws Exception {
    library.with("loan-period: 400d");
    var ran = config("validate");
    assertThat(ran.out()).contains("ninth.loan-period", "365");
    assertThat(ran.exit()).isEqualTo(1);
  }

  @Test
  void theSchemaDescribesThemInTheJavadocsWords() {
    var schema = JsonMapper.shared().readTree(Library.run("config", "schema").out());
    var ninth = schema.path("properties").path("ninth").path("properties");
    assertThat(ninth.path("loan-period").path("description").asString()).contains("how long a book may be kept");
    assertThat(ninth.path("branches").toString()).contains("where readers bring their books");
  }

  @Test
  void theEnvironmentTableListsThem() {
    assertThat(Library.run("config", "env").out())
        .contains("JUNCTION_NINTH_LOAN_PERIOD", "ninth.loan-period", "14d", "ninth.branches.NAME.street");
  }

  @Test
  void showTellsValuesAndOriginsAndMasksTheSecret() {
    var out = config("show").out();
    assertThat(out).containsPattern("ninth\\.branches\\.north\\.street +1 North Street +.*junction\\.yml:\\d+");
    assertThat(out).containsPattern("ninth\\.desk-token +\\*+ ").doesNotContain(Library.TOKEN);
  }

  @Test
  void itsHookSchemeCanBeChosen() throws Exception {
    assertThat(library.settings().problems()).isEmpty();
    assertThat(Library.run("config", "schema").out()).contains("library-desk");
  }

  private Library.Ran config(String what) {
    return Library.run("config", what, "--config", library.config().toString());
  }
}
