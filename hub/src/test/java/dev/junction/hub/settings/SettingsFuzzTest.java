package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody writes is answered with problems, never with an exception, and never with a secret. */
class SettingsFuzzTest {
  private static final String PLANTED = "hunter2planted";
  private static final List<String> YAML = List.of(
      "campus", ":", ": ", "\n", "\n  ", "\n    ", "- ", "{", "}", "[", "]", ",", "key: " + PLANTED, "door: '" + PLANTED + "'", "seats: 5", "halls:", "a:",
      "'", "\"", "|", ">", "&a ", "*a", "!t ", "? ", "#", "---\n", "%", "@", "`", "<<: ", "${", "${X}", "}", "~", "null", "\t", "\u0000", "\u00e9", "\ud83d\ude00",
      "gates: [", "fields: {", "yard:", "pause: -1s", "waits: 1s,,2s", "999999999999999999999", ".", "-file: ");
  private static final List<String> PHP = List.of(
      "<?php ", "?>", "$CFG", "->", "hall_door", "campus_title", "campus_gates", "campus_open", " = ", "'" + PLANTED + "'", "\"" + PLANTED, "'", "\"", ";", "\n",
      "//", "#", "/*", "*/", "{", "}", "(", ")", "getenv('", "')", "?:", "??", "$x", "{$", "<<<A\n", "\nA", "\\", "\\u{FFFFFF}", "\\x", "1", "-", "true", ".", "\u0000");
  private static final List<String> ENV = List.of(
      "HALL_DOOR", "CAMPUS_OPEN", "=", "export ", "\n", "'", "\"", PLANTED, "\\", "$", "${", "}", "`", "#", " ", "\uFEFF", "true", "\r\n", "\u0000");
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRandomFileIsReadOrExplained(int seed) {
    var random = new Random(seed);
    for (var i = 0; i < 500; i++) {
      var text = text(random, YAML);
      var settings = new Written(folder).yaml(text, Map.of("X", PLANTED));
      assertThat(said(settings)).as(text).doesNotContain(PLANTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void randomVariablesAreReadOrExplained(int seed) {
    var random = new Random(seed);
    var words = List.of("JUNCTION", "CAMPUS", "HALLS", "A", "DOOR", "FILE", "SEATS", "", "GARDEN", "TREES", "NAME", "KEY", "FIELDS", "\u0130");
    for (var i = 0; i < 500; i++) {
      var name = "JUNCTION_CAMPUS_" + random.ints(random.nextInt(6), 0, words.size()).mapToObj(words::get).collect(Collectors.joining("_"));
      assertThat(said(Written.environment(Map.of(name, random.nextBoolean() ? "5" : "/dev/null/" + "x", "HALL_DOOR", PLANTED)))).doesNotContain(PLANTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRandomImportIsReadOrExplainedAndCanBeReadBack(int seed) {
    var random = new Random(seed);
    for (var i = 0; i < 500; i++) {
      var guide = Settings.load(Optional.empty(), Map.of(), List.of(CampusSettings.class)).guideImport();
      var php = "$CFG->campus_title = '" + text(random, PHP);
      var env = text(random, ENV);
      guide.read("config.php", php);
      guide.read(".env", env.replace("$CFG", ""));
      var back = new Written(folder).yaml(guide.yaml(), Map.of("HALL_DOOR", "q1"));
      assertThat(back.problems()).as("%s\n%s\n%s", php, env, guide.yaml()).allSatisfy(problem -> assertThat(problem.message()).contains("needs the environment variable"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "'\\'", "\\", "\"$", "/*", "(", "*a ", "&a [", "campus: ", "${N:"})
  void longRepetitionsDoNotOverflowTheStack(String part) {
    var text = part.repeat(20_000);
    assertThat(new Written(folder).yaml(text).problems()).isNotEmpty();
    var guide = Settings.load(Optional.empty(), Map.of(), List.of(CampusSettings.class)).guideImport();
    guide.read("config.php", "$CFG->campus_title = \"" + text);
    guide.read(".env", "CAMPUS_OPEN=\"" + text);
    assertThat(guide.yaml()).isEmpty();
  }

  private static String text(Random random, List<String> parts) {
    return random.ints(1 + random.nextInt(25), 0, parts.size()).mapToObj(parts::get).collect(Collectors.joining());
  }

  private static String said(Settings settings) {
    return Stream.concat(settings.problems().stream(), settings.all().stream()).map(Object::toString).collect(Collectors.joining("\n"));
  }
}
