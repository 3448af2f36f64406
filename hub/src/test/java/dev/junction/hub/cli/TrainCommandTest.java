package dev.junction.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.junction.hub.Integrations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TrainCommandTest {
  @TempDir Path temporary;
  private final StringWriter said = new StringWriter();
  private CommandLine line;

  @BeforeEach
  void commands() {
    line = CommandLineStart.line(Integrations.discover());
    line.setOut(new PrintWriter(said));
    line.setErr(new PrintWriter(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "server"})
  void itDoesAllThatIsToBeQuickAndLeavesNothingBehind(String what) {
    var training = new CommandLine(new TrainCommand(Integrations.discover(), java.time.Clock.systemUTC(), new SecureRandom(), temporary));
    training.setErr(new PrintWriter(said)).setCaseInsensitiveEnumValuesAllowed(true);
    assertThat(training.execute(what)).as(said.toString()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void nobodyIsBotheredWithIt() {
    line.execute("--help");
    assertThat(said.toString()).contains("serve", "events").doesNotContain("train");
  }

  @Test
  void aCommandThatFailsEndsTheTraining() {
    var failure = catchThrowableOfType(
        CommandFailed.class, () -> TrainCommand.command(Integrations.discover(), "config validate", List.of("--config", "absent.yml")));
    assertThat(failure).hasMessageContaining("Training: \"config validate\" ended with 1, expected 0").hasMessageContaining("absent.yml");
  }
}
