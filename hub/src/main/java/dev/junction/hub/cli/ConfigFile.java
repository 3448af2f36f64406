package dev.junction.hub.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mixin: which settings file is read. */
public final class ConfigFile {
  /** Environment variable that names the file. */
  public static final String VARIABLE = "JUNCTION_CONFIG";

  private static final Path USUAL = Path.of("junction.yml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (default: what JUNCTION_CONFIG names, else junction.yml in this folder, if there is one).")
  private Path chosen;

  /** The file to read, whether it exists or not when it was named; empty when none was named and the usual one isn't there. */
  public Optional<Path> path(Map<String, String> environment) {
    return Optional.ofNullable(chosen)
        .or(() -> Optional.ofNullable(environment.get(VARIABLE)).filter(name -> !name.isBlank()).map(Path::of))
        .or(() -> Optional.of(USUAL).filter(Files::exists));
  }
}
