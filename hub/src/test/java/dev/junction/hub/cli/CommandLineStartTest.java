package dev.junction.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Integrations;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Building only what is asked for changes nothing that a person can see. */
class CommandLineStartTest {
  private final Integrations integrations = Integrations.discover();

  private CommandLine lineFor(String words) {
    return CommandLineStart.lineFor(words.isEmpty() ? new String[0] : words.split(" "), integrations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h", "events", "config show"})
  void theOverviewNamesAllCommandsInTheSameWords(String words) {
    assertThat(lineFor(words).getUsageMessage()).isEqualTo(CommandLineStart.line(integrations).getUsageMessage());
  }

  @TestFactory
  List<DynamicTest> theCommandAskedForIsWhole() {
    var whole = CommandLineStart.line(integrations);
    return whole.getSubcommands().keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(lineFor(name).getSubcommands().get(name).getUsageMessage()).isEqualTo(whole.getSubcommands().get(name).getUsageMessage())))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"completion", "@arguments", "evnts"})
  void whoNeedsAllCommandsHasThem(String words) {
    assertThat(lineFor(words).getSubcommands().get("events").getSubcommands()).containsKey("list");
  }

  @Test
  void noOtherCommandIsBuilt() {
    assertThat(lineFor("config").getSubcommands().get("events").getSubcommands()).isEmpty();
  }
}
