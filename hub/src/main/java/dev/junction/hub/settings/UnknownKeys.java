package dev.junction.hub.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what to write instead of a key that nobody declared. */
final class UnknownKeys {
  private static final int TOO_LONG = 120;
  private final Schema schema;

  UnknownKeys(Schema schema) {
    this.schema = schema;
  }

  /** For a key in the file. */
  String explain(String key) {
    var guide = guideKey(key);
    if (guide.isPresent()) {
      return "is the guide's name; here it is " + guide.get();
    }
    return "is no setting of Junction; " + nearest(key).map(name -> "did you mean " + name + "?").orElse("remove it");
  }

  /** For a variable that begins as ours do. */
  String explainVariable(String variable) {
    var names = schema.leaves().stream().map(leaf -> Names.environment(leaf.key())).toList();
    var nearest = variable.length() > TOO_LONG ? Optional.<String>empty() : closest(variable, names, "_");
    return "is no setting of Junction; " + nearest.map(name -> "did you mean " + name + "?").orElse("unset it");
  }

  /** Keys that may stand at a place, for a message. */
  String below(Place place) {
    return place.named().isPresent()
        ? "names of your choice"
        : place.children().values().stream().map(Place::name).filter(name -> !name.endsWith(Place.FILE)).collect(Collectors.joining(", "));
  }

  private Optional<String> guideKey(String key) {
    var name = key.substring(key.lastIndexOf('.') + 1).replaceFirst("^\\$?CFG->", "");
    return schema.leaves().stream()
        .flatMap(leaf -> leaf.guideNames().stream()
            .filter(guide -> name.equals(guide.value()) || name.equals(guide.env()))
            .map(guide -> leaf.keyIn(guide.block())))
        .filter(found -> !name.isEmpty())
        .findFirst();
  }

  private Optional<String> nearest(String key) {
    return key.length() > TOO_LONG ? Optional.empty() : closest(key, schema.leaves().stream().map(Shape.Leaf::key).toList(), "\\.");
  }

  private Optional<String> closest(String given, List<String> names, String separator) {
    var candidates = names.stream().map(name -> fill(name, given, separator)).toList();
    return Nearest.to(given, candidates).or(() -> candidates.stream().filter(name -> endsLike(name, given, separator)).findFirst());
  }

  /** The name with {@code NAME} as the administrator chose it. */
  private static String fill(String name, String given, String separator) {
    var joint = separator.equals("_") ? "_" : ".";
    var parts = new ArrayList<>(List.of(name.split(separator)));
    var chosen = List.of(given.split(separator));
    IntStream.range(0, Math.min(parts.size(), chosen.size()))
        .filter(i -> parts.get(i).equals(Schema.NAME) && !chosen.get(i).isEmpty())
        .forEach(i -> parts.set(i, chosen.get(i)));
    return String.join(joint, parts);
  }

  /** Whether somebody left out the blocks around the last part. */
  private static boolean endsLike(String name, String given, String separator) {
    var last = given.substring(given.lastIndexOf(separator.equals("_") ? "_" : ".") + 1);
    return !last.isEmpty() && name.endsWith((separator.equals("_") ? "_" : ".") + last);
  }
}
