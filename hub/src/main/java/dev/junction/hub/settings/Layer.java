package dev.junction.hub.settings;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one source gives: the file, the environment, or what the guide means along with a name of its own. */
final class Layer {
  private final NavigableMap<String, Given> values = new TreeMap<>();
  private final NavigableMap<String, String> blocks = new TreeMap<>();

  /** Adds a value; answers the one that was there under the same key, which stays. */
  Optional<Given> add(Given given) {
    return Optional.ofNullable(values.putIfAbsent(given.key(), given));
  }

  /** Says that a block is there, though nothing may be in it. */
  void addBlock(String key, String origin) {
    blocks.putIfAbsent(key, origin);
  }

  /** Where the block stands. */
  Optional<String> block(String key) {
    return Optional.ofNullable(blocks.get(key));
  }

  Optional<Given> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  List<Given> all() {
    return List.copyOf(values.values());
  }

  /** Names of the blocks below this key. */
  Set<String> names(String key) {
    return Stream.concat(values.keySet().stream(), blocks.keySet().stream())
        .filter(given -> given.startsWith(key + "."))
        .map(given -> given.substring(key.length() + 1).split("\\.", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether anything is given at or below this key. */
  boolean touches(String key) {
    return values.containsKey(key) || blocks.containsKey(key) || !names(key).isEmpty();
  }
}
