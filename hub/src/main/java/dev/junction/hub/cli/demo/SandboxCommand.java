package dev.junction.hub.cli.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the second process is started: with the same Java, from the sandbox's own jar. The hub itself contains no fake. */
public final class SandboxCommand {
  /** System property that names the jar; without it, it is looked for beside the hub's own jar in a checkout. */
  public static final String PROPERTY = "junction.sandbox";

  private static final Path IN_CHECKOUT = Path.of("..", "..", "sandbox", "target", "junction-sandbox.jar");

  private SandboxCommand() {}

  /**
   * @param property value of {@link #PROPERTY}
   * @param javaHome of the Java to run it with
   * @throws DemoFailed when the jar isn't there
   */
  public static List<String> find(Optional<String> property, Path javaHome) {
    var jar = property.map(Path::of).orElseGet(SandboxCommand::besideTheHub);
    if (!Files.isRegularFile(jar)) {
      throw new DemoFailed(
          "The demo plays the systems around the hub with the sandbox, and expected it in %s, where it is not. Build it: mvn -q -DskipTests package; or name its jar: -D%s=FILE."
              .formatted(jar.toAbsolutePath().normalize(), PROPERTY));
    }
    return List.of(javaHome.resolve("bin").resolve("java").toString(), "-Xmx96m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString());
  }

  private static Path besideTheHub() {
    try {
      var hub = Path.of(SandboxCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return hub.resolveSibling(IN_CHECKOUT).normalize();
    } catch (URISyntaxException odd) {
      throw new DemoFailed("The hub can't tell where its own jar is; name the sandbox's: -D%s=FILE.".formatted(PROPERTY), odd);
    }
  }
}
