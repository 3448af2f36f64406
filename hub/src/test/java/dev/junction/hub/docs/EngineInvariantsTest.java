package dev.junction.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.rules.Checkout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** docs/engine-invariants.md has a row for each invariant, and each test that a row names exists. */
class EngineInvariantsTest {
  private static final Pattern ROW = Pattern.compile("^\\| (L\\d+) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final Path TESTS = Path.of("hub/src/test/java");
  private static final List<MatchResult> ROWS = ROW.matcher(Checkout.text(Path.of("docs/engine-invariants.md"))).results().toList();

  @Test
  void everyInvariantHasItsRow() {
    assertThat(ROWS.stream().map(row -> row.group(1))).isEqualTo(IntStream.rangeClosed(1, 11).mapToObj(n -> "L" + n).toList());
  }

  @Test
  void everyRowNamesTestsThatExist() {
    assertThat(ROWS).allSatisfy(row -> {
      var named = NAME.matcher(row.group(2)).results().toList();
      assertThat(named).as(row.group(1)).isNotEmpty();
      assertThat(named).as(row.group(1)).allMatch(name -> exists(name.group(1), name.group(2)));
    });
  }

  @Test
  void aTestThatDoesNotExistIsNoticed() {
    assertThat(exists("EngineInvariantsTest", "aTestThatDoesNotExistIsNoticed")).isTrue();
    assertThat(exists("EngineInvariantsTest", "exists")).as("not a test").isFalse();
    assertThat(exists("NoSuchTest", "everyInvariantHasItsRow")).isFalse();
  }

  private static boolean exists(String type, String method) {
    return loaded(type).stream()
        .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
        .anyMatch(found -> found.getName().equals(method) && AnnotationSupport.isAnnotated(found, Testable.class));
  }

  private static Optional<Class<?>> loaded(String type) {
    return Checkout.files().stream()
        .filter(file -> file.startsWith(TESTS) && file.getFileName().toString().equals(type + ".java"))
        .findFirst()
        .map(file -> TESTS.relativize(file).toString().replaceFirst("\\.java$", "").replace('/', '.'))
        .map(EngineInvariantsTest::named);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException notCompiled) {
      throw new AssertionError(name + " has a source and no class", notCompiled);
    }
  }
}
