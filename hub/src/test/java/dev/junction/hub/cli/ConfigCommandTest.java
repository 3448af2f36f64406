package dev.junction.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Integrations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
  private static final String PLANTED = "hunter2planted";
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private String in = "";

  @Test
  void goodSettingsAreCounted() {
    assertThat(run("validate", "--config", file("hub: {port: 8081}\nstore: {queue: 5}\n"))).isZero();
    assertThat(out.toString()).startsWith("No problem: 2 settings read from ").contains("junction.yml and the environment.");
  }

  @Test
  void everyProblemIsPrintedAndFailsTheCommand() {
    environment.put("JUNCTION_STORE_QEUE", "1");
    assertThat(run("validate", "--config", file("hub: {prot: 1}\nstore: {queue: many}\n"))).isEqualTo(1);
    assertThat(out.toString()).contains("did you mean hub.port?", "did you mean JUNCTION_STORE_QUEUE?", "junction.yml:2): expected a whole number", "3 problems in ");
  }

  @Test
  void theFileIsTheOneThatTheEnvironmentNames() {
    environment.put("JUNCTION_CONFIG", file("hub: {port: 8081}"));
    assertThat(run("show")).isZero();
    assertThat(out.toString()).contains("hub.port", "8081", "junction.yml:1");
  }

  @Test
  void aNamedFileThatIsNotThereIsAProblem() {
    assertThat(run("validate", "--config", folder.resolve("none.yml").toString())).isEqualTo(1);
    assertThat(out.toString()).contains("none.yml: expected a file, found none");
  }

  @Test
  void showTellsWhereEachValueComesFrom() {
    environment.put("JUNCTION_STORE_PASSWORD", PLANTED);
    assertThat(run("show", "--config", file("hub: {port: 8081}"), "-o", "json")).isZero();
    var rows = JSON.readTree(out.toString());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).get("key").asString()).isEqualTo("store.password");
    assertThat(rows.get(1).get("value").asString()).isEqualTo("********");
    assertThat(rows.get(1).get("from").asString()).isEqualTo("environment variable JUNCTION_STORE_PASSWORD");
  }

  @Test
  void showAllAddsWhatNobodySet() {
    assertThat(run("show", "--all", "--config", file(""))).isZero();
    assertThat(out.toString()).containsPattern("hub\\.port +8080 +default");
  }

  @Test
  void envListsEveryVariableWithItsMeaning() {
    assertThat(run("env")).isZero();
    assertThat(out.toString()).containsPattern("JUNCTION_HUB_PORT +hub\\.port +8080 +TCP port");
    out.getBuffer().setLength(0);
    assertThat(run("env", "-o", "json")).isZero();
    assertThat(JSON.readTree(out.toString()).get(0).get("variable").asString()).isEqualTo("JUNCTION_HUB_PORT");
  }

  @Test
  void theSchemaIsJson() {
    assertThat(run("schema")).isZero();
    assertThat(JSON.readTree(out.toString()).at("/properties/hub/properties/port/default").asInt()).isEqualTo(8080);
  }

  @Test
  void importPrintsTheFileOnStdoutAndRemarksOnStderr() {
    in = "$CFG->wwwroot = 'x';";
    assertThat(run("import", "-")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("standard input:1: $CFG->wwwroot left out, it belongs to Moodle itself");
  }

  @Test
  void importSaysWhichFileItCannotRead() throws IOException {
    assertThat(run("import", folder.resolve("none.php").toString())).isEqualTo(1);
    assertThat(run("import", folder.toString())).isEqualTo(1);
    assertThat(run("import", Files.write(folder.resolve("latin.php"), new byte[] {(byte) 0xE9}).toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.php: expected a file, found none", "can't be read", "latin.php: expected UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"''", "validate -x", "import", "env -o xml", "nonsense"})
  void wrongUsageIsToldApart(String arguments) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).containsAnyOf("Usage:", "Did you mean");
  }

  @ParameterizedTest
  @CsvSource({"validate", "show", "show --all", "show -o json", "schema", "env", "env -o json", "import FILE.env", "import FILE.php"})
  void noCommandPrintsASecret(String arguments) throws IOException {
    environment.putAll(Map.of("JUNCTION_STORE_PASSWORD", PLANTED, "BBB_SHARED_SECRET", PLANTED, "P", PLANTED, "JUNCTION_STORE_URL", "jdbc:x:?password=" + PLANTED));
    environment.put("JUNCTION_CONFIG", file("store: {password: %s, passwrod: %s}\nhub: {port: '${P}'}\n".formatted(PLANTED, PLANTED)));
    Files.writeString(folder.resolve("f.env"), "BBB_SHARED_SECRET=%s\nBBB_SHARED_SECRET=\"$%s\nwebhook_secret %s".formatted(PLANTED, PLANTED, PLANTED));
    Files.writeString(folder.resolve("f.php"), "$CFG->webhook_secret = '%s';\n$CFG->webhook_secret = '%s' . '%s';".formatted(PLANTED, PLANTED, PLANTED));
    run(arguments.replace("FILE", folder.resolve("f").toString()).split(" "));
    assertThat(out.toString() + err).isNotEmpty().doesNotContain(PLANTED);
  }

  private String file(String yaml) {
    try {
      return Files.writeString(folder.resolve("junction.yml"), yaml).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private int run(String... arguments) {
    var stdin = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    var line = new CommandLine(new ConfigCommand(() -> new Integrations(List.of()), environment, stdin));
    return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
