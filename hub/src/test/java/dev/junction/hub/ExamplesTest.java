package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people copy must work. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Path SETTINGS = EXAMPLES.resolve("junction.yml");

  /** The variables that the file names, each with a value of its own. */
  private static Map<String, String> variables() throws IOException {
    var variables = new TreeMap<String, String>();
    Pattern.compile("\\$\\{([A-Z_]+)}").matcher(Files.readString(SETTINGS)).results()
        .forEach(found -> variables.put(found.group(1), "value-of-" + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
    return variables;
  }

  private static Settings load(Map<String, String> variables) {
    return Settings.load(Optional.of(SETTINGS), variables, Integrations.discover());
  }

  @Test
  void theSettingsHaveNoProblemOnceTheirVariablesAreSet() throws IOException {
    var settings = load(variables());
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.given()).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LMS_SECRET", "BIGBLUEBUTTON_SECRET", "SMTP_PASSWORD"})
  void eachMissingSecretIsNamed(String variable) throws IOException {
    var variables = variables();
    assertThat(variables).containsKey(variable);
    variables.remove(variable);
    assertThat(load(variables).problems()).anyMatch(problem -> problem.toString().contains(variable));
  }

  @Test
  void noSecretStandsInTheSettings() throws IOException {
    assertThat(Files.readAllLines(SETTINGS))
        .filteredOn(line -> line.matches("\\s*[a-z-]*(secret|password):.*"))
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.matches(".*: \\$\\{[A-Z_]+}"));
  }

  @Test
  void theServiceRunsWhatTheLauncherKnows() throws IOException {
    var unit = Files.readString(EXAMPLES.resolve("systemd/junction.service"));
    assertThat(unit).contains("ExecStart=/opt/junction/junction serve --log json", "User=junction", "NoNewPrivileges=yes", "ProtectSystem=strict");
    var named = Pattern.compile("^Environment=(JUNCTION_HUB_[A-Z]+)=(.*)$", Pattern.MULTILINE).matcher(unit).results().toList();
    assertThat(named).isNotEmpty();
    var variables = variables();
    named.forEach(found -> variables.put(found.group(1), found.group(2)));
    assertThat(load(variables).problems()).isEmpty();
  }

  @Test
  void theServiceIsGivenTheTimeThatAStopMayTake() throws IOException {
    var unit = Files.readString(EXAMPLES.resolve("systemd/junction.service"));
    var given = Pattern.compile("^TimeoutStopSec=(\\d+)$", Pattern.MULTILINE).matcher(unit).results().map(found -> Long.parseLong(found.group(1))).toList();
    assertThat(given).containsExactly(load(variables()).get(HubSettings.class).stopWithin().toSeconds() + 15);
  }
}
