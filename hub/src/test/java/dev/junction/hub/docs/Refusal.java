package dev.junction.hub.docs;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of docs/refused-dependencies.txt.
 *
 * @param group    its pattern, {@code *} for any text
 * @param name     its pattern
 * @param versions {@code *}, or ranges as Maven writes them
 * @param why      what stands behind {@code #}
 */
record Refusal(String group, String name, String versions, String why) {
  private static final Pattern LINE = Pattern.compile("([^:#\\s]+):([^:#\\s]+):(\\S+)  # (\\S.*)");
  private static final Pattern RANGE = Pattern.compile("([\\[(])([^,\\])]*),([^,\\])]*)([])])");

  static List<Refusal> read(String file) {
    return file.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Refusal::line).toList();
  }

  /** @throws IllegalArgumentException when it isn't GROUP:ARTIFACT:VERSIONS, two spaces, and a reason */
  static Refusal line(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected GROUP:ARTIFACT:VERSIONS  # WHY, got " + line);
    }
    if (!parts.group(3).equals("*") && !RANGE.matcher(parts.group(3)).replaceAll("").matches(",*")) {
      throw new IllegalArgumentException("expected * or ranges such as (,2.0),[3.0,3.1), got " + parts.group(3));
    }
    return new Refusal(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
  }

  boolean matches(Artifact artifact) {
    return fits(group, artifact.group()) && fits(name, artifact.name()) && (versions.equals("*") || inRange(Version.parse(artifact.version())));
  }

  private static boolean fits(String pattern, String text) {
    return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }

  private boolean inRange(Version version) {
    return RANGE.matcher(versions).results().anyMatch(range -> {
      var low = range.group(2).isEmpty() ? 1 : version.compareTo(Version.parse(range.group(2)));
      var high = range.group(3).isEmpty() ? -1 : version.compareTo(Version.parse(range.group(3)));
      return (low > 0 || low == 0 && range.group(1).equals("[")) && (high < 0 || high == 0 && range.group(4).equals("]"));
    });
  }
}
