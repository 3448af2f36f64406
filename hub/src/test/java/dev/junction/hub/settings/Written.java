package dev.junction.hub.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of {@link CampusSettings} written into a file of a test's folder. */
record Written(Path folder) {
  static final String FILE = "junction.yml";

  Settings yaml(String text) {
    return yaml(text, Map.of());
  }

  Settings yaml(String text, Map<String, String> environment) {
    return Settings.load(Optional.of(file(FILE, text)), environment, List.of(CampusSettings.class));
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Problems without the folder's name in their origins. */
  List<String> problems(Settings settings) {
    return settings.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
  }

  static Settings environment(Map<String, String> environment) {
    return Settings.load(Optional.empty(), environment, List.of(CampusSettings.class));
  }

  static CampusSettings campus(Settings settings) {
    return settings.get(CampusSettings.class);
  }

  static Setting row(Settings settings, String key) {
    return settings.all().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError("no row " + key));
  }
}
