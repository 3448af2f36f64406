package dev.junction.hub.settings;

import dev.junction.hub.spi.GuideName;
import java.util.List;

/** What the guide means along with a name of its own: that {@code BBB_SHARED_SECRET} signs as BigBlueButton does. */
final class Implied {
  private Implied() {}

  /** The weakest layer: it holds only where nothing else is given. */
  static Layer by(Schema schema, Layer environment) {
    var layer = new Layer();
    for (var leaf : schema.leaves()) {
      for (var guide : leaf.guideNames()) {
        var key = leaf.keyIn(guide.block());
        environment.get(key)
            .filter(given -> given.origin().endsWith(" " + guide.env()))
            .ifPresent(given -> add(layer, key, guide));
      }
    }
    return layer;
  }

  /** Keys and values that come along with a guide's name, in the same block. */
  static List<Given> along(String key, GuideName guide) {
    var block = key.substring(0, key.lastIndexOf('.') + 1);
    return List.of(guide.with()).stream()
        .map(pair -> pair.split("=", 2))
        .map(pair -> new Given(block + pair[0], List.of(pair[1]), false, true, "implied by " + guide.env()))
        .toList();
  }

  private static void add(Layer layer, String key, GuideName guide) {
    along(key, guide).forEach(layer::add);
  }
}
