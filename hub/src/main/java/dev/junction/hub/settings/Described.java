package dev.junction.hub.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes a setting for people: as a template and as it is set. */
final class Described {
  private Described() {}

  static List<Setting> all(Shape.Leaf leaf, Map<String, Values.Result.Found> found, Meanings meanings) {
    var rows = new ArrayList<Setting>();
    var key = Pattern.compile(
        List.of(leaf.key().split("\\.")).stream()
            .map(part -> part.equals(Schema.NAME) ? "[^.]+" : Pattern.quote(part))
            .collect(Collectors.joining("\\.")));
    if (leaf.key().matches("(.*\\.)?" + Schema.NAME + "(\\..*)?") || !found.containsKey(leaf.key())) {
      rows.add(row(leaf, leaf.key(), "", "", meanings));
    }
    found.forEach((name, it) -> {
      if (key.matcher(name).matches()) {
        rows.add(row(leaf, name, it.shown(), it.origin(), meanings));
      }
    });
    return rows;
  }

  private static Setting row(Shape.Leaf leaf, String key, String value, String origin, Meanings meanings) {
    return new Setting(
        key,
        Names.environment(key),
        leaf.expected(),
        meanings.of(leaf.component()),
        String.join(", ", leaf.fallback()),
        leaf.kind().secret(),
        value,
        origin,
        aliases(leaf, key));
  }

  private static List<String> aliases(Shape.Leaf leaf, String key) {
    return leaf.guideNames().stream()
        .filter(guide -> key.equals(leaf.key()) || key.equals(leaf.keyIn(guide.block())))
        .flatMap(guide -> Stream.of(guide.env(), guide.value().isEmpty() ? "" : "$CFG->" + guide.value()))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
