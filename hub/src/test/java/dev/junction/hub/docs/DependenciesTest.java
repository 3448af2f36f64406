package dev.junction.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.hub.rules.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dependency has its reason, and none is one that was refused. */
class DependenciesTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern COORDINATE = Pattern.compile("[\\w.-]+:[\\w.-]+");

  @Test
  void everyDependencyHasARow() throws Exception {
    var named = Poms.named();
    assertThat(named).contains(
        "org.springframework.boot:spring-boot-dependencies",
        "org.xerial:sqlite-jdbc",
        "com.google.auto.service:auto-service",
        "org.apache.maven.plugins:maven-toolchains-plugin");
    assertThat(rows(Checkout.text(Path.of("docs/dependencies.md")))).containsAll(named);
  }

  @Test
  void everyRowHasADependency() throws Exception {
    assertThat(Poms.named()).as("a row without a dependency must go").containsAll(rows(Checkout.text(Path.of("docs/dependencies.md"))));
  }

  @Test
  void aRowMayNameSeveralArtifactsOfOneGroup() {
    assertThat(rows("| `a.b:one`, `two` | all | why | |\nsee `a.b:three`\n| Coordinate | x |")).containsExactly("a.b:one", "a.b:two");
  }

  @Test
  void nothingOnTheClassPathIsRefused() {
    var present = Artifact.onTheClassPath();
    assertThat(present).extracting(Artifact::name).contains("sqlite-jdbc", "postgresql", "greenmail", "assertj-core", "jackson-databind");
    var refusals = Refusal.read(Checkout.text(Path.of("docs/refused-dependencies.txt")));
    assertThat(refusals).hasSizeGreaterThan(30);
    assertThat(refusals).allSatisfy(refusal -> assertThat(present.stream().filter(refusal::matches)).as("%s", refusal).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      log4j:log4j:*                              | log4j:log4j:1.2.17                   | true
      log4j:log4j:*                              | org.apache.log4j:log4j:1.2.17        | false
      org.bouncycastle:*-jdk15on:*               | org.bouncycastle:bcprov-jdk15on:1.70 | true
      org.bouncycastle:*-jdk15on:*               | org.bouncycastle:bcprov-jdk18on:1.78 | false
      net.shibboleth.*:*:*                       | net.shibboleth.utilities:java:8      | true
      org.yaml:snakeyaml:(,2.0)                  | org.yaml:snakeyaml:1.33              | true
      org.yaml:snakeyaml:(,2.0)                  | org.yaml:snakeyaml:2.0               | false
      a:b:(,42.7.2),[42.7.4,42.7.7)              | a:b:42.7.1                           | true
      a:b:(,42.7.2),[42.7.4,42.7.7)              | a:b:42.7.3                           | false
      a:b:(,42.7.2),[42.7.4,42.7.7)              | a:b:42.7.4                           | true
      a:b:(,42.7.2),[42.7.4,42.7.7)              | a:b:42.7.10                          | false
      a:b:[4.0,4.1]                              | a:b:4.1                              | true
      a:b:(4.0,4.1]                              | a:b:4.0                              | false
      a:b:(,2.13.4.1)                            | a:b:2.13.4                           | true
      a:b:(,32.0.0)                              | a:b:31.1-jre                         | true
      a:b:(,32.0.0)                              | a:b:33.0.0-jre                       | false
      """)
  void aRefusalMeansWhatItSays(String refusal, String artifact, boolean refused) {
    var parts = artifact.split(":");
    assertThat(Refusal.line(refusal + "  # why").matches(new Artifact(parts[0], parts[1], parts[2]))).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b:*", "a:*  # why", "a:b:2.0  # why", "a:b:(,2.0  # why", "a:b:*  # "})
  void aRefusalThatCanNotBeReadIsNotSkipped(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> Refusal.line(line)).withMessageContaining("expected");
  }

  @Test
  void coordinatesComeFromTheRepositorysFolders() {
    assertThat(Artifact.at(Path.of("org/assertj/assertj-core/3.27.0/assertj-core-3.27.0.jar"))).hasToString("org.assertj:assertj-core:3.27.0");
  }

  /** First columns of the tables; an artifact without a group is of the group before it. */
  private static Set<String> rows(String page) {
    var rows = new TreeSet<String>();
    for (var line : page.lines().filter(one -> one.startsWith("| `")).toList()) {
      var names = CODE.matcher(line.split(" \\| ")[0]).results().map(found -> found.group(1)).toList();
      var group = names.getFirst().split(":")[0];
      List<String> whole = names.stream().map(name -> COORDINATE.matcher(name).matches() ? name : group + ":" + name).toList();
      rows.addAll(whole);
    }
    return rows;
  }
}
