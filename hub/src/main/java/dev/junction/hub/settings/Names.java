package dev.junction.hub.settings;

import java.util.Locale;

/** How a name is written in code, in the file and in the environment. */
final class Names {
  /** What every environment variable of ours begins with, so that nothing foreign is read. */
  static final String PREFIX = "JUNCTION_";

  private Names() {}

  /** {@code bodyLimit} and {@code BODY_LIMIT} as the file writes them: {@code body-limit}. */
  static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The same for all spellings of a name: {@code bodylimit}. */
  static String uniform(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** {@code hub.public-url} as an environment variable: {@code JUNCTION_HUB_PUBLIC_URL}. */
  static String environment(String key) {
    return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
  }
}
