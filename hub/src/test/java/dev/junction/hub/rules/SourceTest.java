package dev.junction.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Rules about what is written, in every module, tests included. */
class SourceTest {
  private static final String MAIN = "hub/src/main/java/dev/junction/hub/Some.java";
  private static final String TEST = "hub/src/test/java/dev/junction/hub/SomeTest.java";
  private static final int LONG = 150;
  private static final List<Source> ALL = Source.all();

  @Test
  void everySourceKeepsTheRules() {
    assertThat(ALL).hasSizeGreaterThan(200).anyMatch(Source::isTest);
    assertThat(ALL.stream().flatMap(source -> Findings.in(source).stream())).isEmpty();
  }

  /** A file of this length may be right; who makes it longer should know. */
  @Test
  void fewSourcesAreLong() {
    var lengthy = ALL.stream()
        .filter(source -> !source.isTest() && source.lines() > LONG)
        .sorted(Comparator.comparingInt(Source::lines).reversed())
        .map(source -> "%d %s".formatted(source.lines(), source.file()))
        .toList();
    var main = ALL.stream().filter(source -> !source.isTest()).count();
    LoggerFactory.getLogger(SourceTest.class).info("{} of {} sources have more than {} lines:\n{}", lengthy.size(), main, LONG, String.join("\n", lengthy));
    assertThat(lengthy.size()).as("one in ten, as in the code bases that ours imitates: %s", lengthy).isLessThanOrEqualTo((int) main / 10);
  }

  @Test
  void everyPackageHasAFrontDoor() {
    var packages = ALL.stream().filter(source -> !source.isTest()).map(source -> source.file().getParent()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(10);
    assertThat(packages).allSatisfy(folder -> assertThat(Checkout.ROOT.resolve(folder).resolve("package-info.java")).exists());
    assertThat(Files.exists(Checkout.ROOT.resolve(Path.of(TEST).getParent()).resolve("package-info.java"))).as("a package without one is noticed").isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      class SomeUtil {}                                                             | by its name
      class Outer { class UserManager {} }                                          | by its name
      record PoolImpl() {}                                                          | by its name
      enum NameHelpers {}                                                           | by its name
      class Implied {}                                                              | -
      public class Some {}                                                          | without Javadoc
      class Some { public record Inner() {} }                                       | without Javadoc
      /** Means this. */ public class Some {}                                       | -
      class Some { void a() { try { b(); } catch (Exception e) {} } }               | swallows Exception
      class Some { void a() { try { b(); } catch (Exception e) { /* why */ } } }    | swallows Exception
      class Some { void a() { try { b(); } catch (Exception e) { c(e); } } }        | -
      class Some { void a() { Thread.sleep(1); } }                                  | sleeps
      class Some { void a() { java.util.concurrent.TimeUnit.SECONDS.sleep(1); } }   | sleeps
      class Some { Sleep a() { return Thread::sleep; } }                            | sleeps
      class Some { void a() { horse.sleep(1); } }                                   | -
      class Some { @Disabled void a() {} }                                          | switches a test off
      class Some { @org.junit.jupiter.api.Disabled("later") void a() {} }           | switches a test off
      import java.util.*; class Some {}                                             | whole package
      """)
  void aBrokenRuleIsFound(String text, String finding) {
    var found = Findings.in(Source.of(MAIN, text));
    if (finding.equals("-")) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).singleElement().asString().startsWith(MAIN + ":1 ").contains(finding);
    }
  }

  @Test
  void aFileMayBeLongButNotTooLong() {
    assertThat(Findings.in(Source.of(MAIN, "class Some {}\n" + "//\n".repeat(499)))).isEmpty();
    assertThat(Findings.in(Source.of(MAIN, "class Some {}\n" + "//\n".repeat(500)))).singleElement().asString().contains("501 lines");
  }

  @Test
  void theListOfWhatAnIntegrationBringsStaysShort() {
    var text = "class Some implements Integration {}\n";
    assertThat(Findings.in(Source.of(MAIN, text + "//\n".repeat(78)))).isEmpty();
    assertThat(Findings.in(Source.of(MAIN, text + "//\n".repeat(79)))).singleElement().asString().contains("80 lines");
  }

  @Test
  void testsNeedNoJavadocButKeepTheOtherRules() {
    assertThat(Findings.in(Source.of(TEST, "public class SomeTest {}"))).isEmpty();
    assertThat(Findings.in(Source.of(TEST, "class SomeTest { void a() { Thread.sleep(1); } }"))).hasSize(1);
  }
}
