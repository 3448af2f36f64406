package dev.junction.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class JavaVersionTest {

  @Test
  @EnabledIfSystemProperty(named = "expected.java.home", matches = ".+")
  void theSecondRunIsOnTheJavaThatMavenRunsOn() throws IOException {
    assertThat(Path.of(System.getProperty("java.home")).toRealPath())
        .isEqualTo(Path.of(System.getProperty("expected.java.home")).toRealPath());
  }
}
