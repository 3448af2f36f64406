package dev.junction.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that peers are started with; they lie beside this class. */
final class Template {
  private Template() {}

  static Path copy(String name, Path folder) throws IOException {
    return filled(name, folder, Map.of());
  }

  /** Puts a value in for each {@code {name}}. */
  static Path filled(String name, Path folder, Map<String, String> values) throws IOException {
    try (var resource = Template.class.getResourceAsStream(name)) {
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (var value : values.entrySet()) {
        text = text.replace("{" + value.getKey() + "}", value.getValue());
      }
      return Files.writeString(folder.resolve(name), text);
    }
  }
}
