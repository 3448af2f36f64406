package dev.junction.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.junction.hub.Integrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TrainCommandTest {
  private final StringWriter said = new StringWriter();
  private CommandLine line;

  @BeforeEach
  void commands() {
    line = CommandLineStart.line(Integrations.discover());
    line.setOut(new PrintWriter(said));
    line.setErr(new PrintWriter(said));
  }

  private static List<Path> leftovers() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("junction-train")).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "server"})
  void itDoesAllThatIsToBeQuickAndLeavesNothingBehind(String what) throws IOException {
    var before = leftovers();
    assertThat(line.execute("train", what)).as(said.toString()).isZero();
    assertThat(leftovers()).isEqualTo(before);
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
