package dev.junction.hub.cli.demo;

import dev.junction.hub.Integrations;
import dev.junction.sandbox.Sandbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a demo is put up with in a test: the sandbox comes from the test's class path, as a process all the same. */
public final class TestParts {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestParts() {}

  public static Stage.Parts all() {
    return withPeerSecrets(shared -> shared);
  }

  /** @param changed the secrets of the systems around the hub, made from the shared ones */
  public static Stage.Parts withPeerSecrets(UnaryOperator<Secrets> changed) {
    var shared = Secrets.random(new SecureRandom());
    return new Stage.Parts(Integrations.discover(), sandbox(), shared, changed.apply(shared), PATIENCE, Clock.systemUTC());
  }

  static Stage.Parts withSandbox(String... command) {
    var usual = all();
    return new Stage.Parts(usual.integrations(), List.of(command), usual.hubSecrets(), usual.peerSecrets(), PATIENCE, usual.clock());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> sandbox() {
    return List.of(java(), "-Xmx96m", "-cp", System.getProperty("java.class.path"), Sandbox.class.getName());
  }
}
