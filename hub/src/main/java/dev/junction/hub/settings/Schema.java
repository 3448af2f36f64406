package dev.junction.hub.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Every key that some settings record declares. */
final class Schema {
  /** Stands in keys for what the administrator names. */
  static final String NAME = "NAME";

  private final Map<Class<? extends Record>, Shape.Block> blocks = new LinkedHashMap<>();
  private final List<Shape.Leaf> leaves = new ArrayList<>();
  private final Place top = new Place("");

  Schema(Collection<? extends Class<? extends Record>> types, Map<String, Set<String>> choices) {
    var shapes = new Shapes(choices);
    for (var type : types) {
      var block = shapes.block(prefix(type), type);
      blocks.put(type, block);
      place(block.key()).add(block);
      collect(block);
    }
    leaves.forEach(this::checkGuideNames);
  }

  private void checkGuideNames(Shape.Leaf leaf) {
    for (var guide : leaf.guideNames()) {
      var key = leaf.keyIn(guide.block());
      var companions = Implied.along(key, guide).stream().map(Given::key);
      if (Stream.concat(Stream.of(key), companions).anyMatch(one -> !holds(one))) {
        throw new IllegalStateException("%s: the guide's name %s%s leads to no key; correct its block or what comes with it"
            .formatted(leaf.key(), guide.value(), guide.env()));
      }
    }
  }

  private boolean holds(String key) {
    return !List.of(key.split("\\.")).contains(NAME) && leaf(key).isPresent();
  }

  /** What may stand at a key, with names that the administrator chose. */
  Optional<Shape.Leaf> leaf(String key) {
    var place = Optional.of(top);
    for (var name : key.split("\\.")) {
      place = place.flatMap(at -> at.at(name));
    }
    return place.flatMap(Place::leaf);
  }

  private static String prefix(Class<? extends Record> type) {
    var annotation = type.getAnnotation(ConfigurationProperties.class);
    if (annotation == null) {
      throw new IllegalStateException(type.getName() + " is used as settings without @ConfigurationProperties; add it");
    }
    return annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
  }

  private Place place(String key) {
    var place = top;
    for (var name : key.isEmpty() ? List.<String>of() : List.of(key.split("\\."))) {
      place = place.child(name);
    }
    return place;
  }

  private void collect(Shape shape) {
    switch (shape) {
      case Shape.Leaf leaf -> leaves.add(leaf);
      case Shape.Named named -> collect(named.element());
      case Shape.Block block -> block.fields().forEach(field -> collect(field.shape()));
    }
  }

  Place top() {
    return top;
  }

  List<Shape.Leaf> leaves() {
    return List.copyOf(leaves);
  }

  Collection<Shape.Block> blocks() {
    return blocks.values();
  }
}
