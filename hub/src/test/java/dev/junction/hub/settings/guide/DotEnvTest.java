package dev.junction.hub.settings.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.settings.guide.Assignment.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {
  private final List<String> remarks = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', emptyValue = "", nullValues = "-", value = {
    "A=b           | b",
    "export A=b    | b",
    " A = b        | b",
    "A=b # c       | b",
    "A=b#c         | b#c",
    "A='b # $c'    | b # $c",
    "A=\"b \\\"c\\\" \\$d\\n\" # e | b \"c\" $d\\n",
    "A=a=b         | a=b",
    "A=it's        | it's",
    "A=$5          | $5",
  })
  void aValueIsReadAsAShellWould(String line, String value) {
    assertThat(read(line).getFirst().value()).isEqualTo(new Value.Literal(value.replace("\\n", "\n")));
  }

  @Test
  void anEmptyValueIsEmpty() {
    assertThat(read("A=\nB=''\nC= # none")).extracting(Assignment::value).containsOnly(new Value.Literal(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=$B", "A=${B}", "A=\"x $B\"", "A=$(cmd)", "A=`cmd`", "A='b", "A=\"b", "A='b' c"})
  void whatOnlyAShellCanWorkOutIsNotGuessed(String line) {
    assertThat(read(line).getFirst().value()).isInstanceOf(Value.NotUnderstood.class);
  }

  @Test
  void aLineThatAssignsNothingIsMentioned() {
    assertThat(read("# c\n\ncat >> .env\n1A=b\nA=1")).singleElement().returns(".env:5", Assignment::origin);
    assertThat(remarks).containsExactly(".env:3: skipped, expected NAME=value", ".env:4: skipped, expected NAME=value");
  }

  private List<Assignment> read(String text) {
    return DotEnv.read(".env", text, remarks);
  }
}
