package dev.junction.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {
  private static final Path JAVA_HOME = Path.of("jdk");

  @TempDir private Path folder;

  @Test
  void theNamedJarRunsWithTheSameJava() throws Exception {
    var jar = Files.createFile(folder.resolve("fakes.jar")).toString();

    assertThat(SandboxCommand.find(Optional.of(jar), JAVA_HOME)).startsWith(Path.of("jdk", "bin", "java").toString()).endsWith("-jar", jar);
  }

  @Test
  void aJarThatIsNotBuiltIsNamedWithTheWayToBuildIt() {
    var absent = folder.resolve("fakes.jar").toString();

    assertThatThrownBy(() -> SandboxCommand.find(Optional.of(absent), JAVA_HOME))
        .isInstanceOf(DemoFailed.class)
        .hasMessageContainingAll(absent, "mvn", SandboxCommand.PROPERTY);
  }

  @Test
  void inACheckoutItIsLookedForBesideTheHub() {
    try {
      assertThat(SandboxCommand.find(Optional.empty(), JAVA_HOME).getLast()).endsWith(Path.of("sandbox", "target", "junction-sandbox.jar").toString());
    } catch (DemoFailed notBuilt) {
      assertThat(notBuilt).hasMessageContaining(Path.of("sandbox", "target", "junction-sandbox.jar").toString());
    }
  }
}
