package dev.junction.hub.settings.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.settings.guide.Assignment.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhpConfigTest {
  private final List<String> remarks = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
    "'a'               | a",
    "\"a\"             | a",
    "'it\\'s \\n \\\\' | it's \\n \\",
    "\"\\x41\\101\\u{42}\\$x\\q\" | AAB$x\\q",
    "'// no comment ; }' | // no comment ; }",
    "true              | true",
    "FALSE             | false",
    "3                 | 3",
    "-1_000            | -1000",
    "1.5               | 1.5",
    "\"a $ b\"         | a $ b",
  })
  void aConstantIsRead(String php, String value) {
    assertThat(value(php)).isEqualTo(new Value.Literal(value));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
    "getenv('X')          | X | -",
    "getenv(\"X\") ?: 'y' | X | y",
    "\\getenv('X') ?: 5   | X | 5",
    "$_ENV['X'] ?? 'y'    | X | y",
    "$_SERVER['X']        | X | -",
  }, quoteCharacter = '\0')
  void aVariableOfTheEnvironmentIsRead(String php, String name, String fallback) {
    assertThat(value(php)).isEqualTo(new Value.Variable(name, fallback));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$other", "'a' . 'b'", "array(1)", "[1]", "\"a $b\"", "\"{$b}\"", "null", "getenv($x)", "getenv('X') ?: $y", "__DIR__ . '/x'",
    "$CFG->b = 'x'", "<<<EOT\n$x\nEOT", "", "strtolower('X')"})
  void whatOnlyPhpCanWorkOutIsNotGuessed(String php) {
    assertThat(value(php)).isInstanceOf(Value.NotUnderstood.class);
  }

  @Test
  void commentsTextsAndHeredocsHoldNoSettings() {
    assertThat(names("""
        <?php // $CFG->a = 1;
        # $CFG->b = 1;
        /* $CFG->c = 1;
           */ $CFG->d = 1; $x = '$CFG->e = 1;';
        $y = <<<TEXT
        $CFG->f = 1;
        TEXT;
        ?> $CFG->g = 1; <?php
        $CFG->h = 2;
        """)).containsExactly("d", "h");
    assertThat(remarks).isEmpty();
  }

  @Test
  void anAssignmentKnowsItsLine() {
    assertThat(PhpConfig.read("c.php", "<?php\n/*\n*/\n$x = 'a\nb';\n$CFG\n  ->a = 1;", remarks)).singleElement()
        .returns("c.php:6", Assignment::origin).returns("$CFG->a", Assignment::written);
  }

  @Test
  void aSnippetWithoutAnOpeningTagIsPhp() {
    assertThat(names("$CFG->a = 1; $CFG->b = 2")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"if ($x) { $CFG->a = 1; }", "if ($x) $CFG->a = 1;", "$CFG->a .= 'x';", "$CFG->a['b'] = 1;", "$x = $CFG->a = 1;",
    "function f() { if (1) { } $CFG->a = 1; }"})
  void anAssignmentThatPhpMayNotMakeIsSkippedWithARemark(String php) {
    assertThat(names(php)).isEmpty();
    assertThat(remarks).singleElement().asString().startsWith("c.php:1: $CFG->a skipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unset($CFG);", "global $CFG;", "$CFG = new stdClass();", "require_once($CFG->libdir . '/x.php');", "echo $CFG->a == 1;",
    "$x = $CFG->a ?? 'y';"})
  void whatOnlyReadsIsNoAssignment(String php) {
    assertThat(names(php)).isEmpty();
    assertThat(remarks).isEmpty();
  }

  private List<String> names(String php) {
    return PhpConfig.read("c.php", php, remarks).stream().map(Assignment::name).toList();
  }

  private Value value(String php) {
    return PhpConfig.read("c.php", "$CFG->a = " + php + ";", remarks).getFirst().value();
  }
}
