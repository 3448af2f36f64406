package dev.junction.hub.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A spot in the tree of keys: what may stand below it. */
final class Place {
  /** What follows the key of a secret that stands in a file. */
  static final String FILE = "-file";

  private final String key;
  private final Map<String, Place> children = new LinkedHashMap<>();
  private Place named;
  private Shape.Leaf leaf;

  Place(String key) {
    this.key = key;
  }

  /** Adds a shape below this place. Several records may share a block, but not a key. */
  void add(Shape.Block block) {
    for (var field : block.fields()) {
      child(field.name()).put(field.shape());
      if (field.shape() instanceof Shape.Leaf secret && secret.kind().secret() && !secret.many()) {
        child(field.name() + FILE).put(secret);
      }
    }
  }

  private void put(Shape shape) {
    if (leaf != null || named != null) {
      throw new IllegalStateException("two settings records declare " + key + "; give one of them another name");
    }
    switch (shape) {
      case Shape.Leaf value -> leaf = value;
      case Shape.Block block -> add(block);
      case Shape.Named map -> {
        named = new Place(Names.join(key, Schema.NAME));
        named.put(map.element());
      }
    }
  }

  /** The place below this one, made when there is none yet. */
  Place child(String name) {
    return children.computeIfAbsent(Names.uniform(name), _ -> new Place(Names.join(key, name)));
  }

  /** The place of this name in any spelling; in a map, the one of all its elements. */
  Optional<Place> at(String name) {
    return Optional.ofNullable(children.get(Names.uniform(name))).or(() -> Optional.ofNullable(named));
  }

  /** Key with {@code NAME}. */
  String key() {
    return key;
  }

  /** The last part of the key. */
  String name() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  Map<String, Place> children() {
    return children;
  }

  Optional<Place> named() {
    return Optional.ofNullable(named);
  }

  Optional<Shape.Leaf> leaf() {
    return Optional.ofNullable(leaf);
  }
}
