package dev.junction.hub.settings;

import dev.junction.hub.spi.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the value of a key and turns it into its type.
 *
 * @param layers what was given, the strongest first
 */
record Values(List<Layer> layers, Placeholders placeholders) {
  private static final long LARGEST_SECRET = 64 * 1024;

  /** What became of a key. */
  sealed interface Result {
    /** It has a value. */
    record Found(Object value, String shown, String origin) implements Result {}

    /** Nobody gave one, and there is no fallback. */
    record Absent() implements Result {}

    /** It can't be used. */
    record Bad(Problem problem) implements Result {}
  }

  Result find(Shape.Leaf leaf, String key) {
    for (var layer : layers) {
      var value = layer.get(key);
      var file = leaf.kind().secret() ? layer.get(key + Place.FILE) : Optional.<Given>empty();
      if (value.isPresent() && file.isPresent()) {
        return bad(key, value.get().origin(), "is given by value and by file (%s); remove one".formatted(file.get().origin()));
      }
      var given = value.or(() -> file);
      var result = given.isPresent() ? understood(leaf, key, given.get(), file.isPresent()) : new Result.Absent();
      if (!(result instanceof Result.Absent)) {
        return result;
      }
    }
    return fallback(leaf);
  }

  private Result understood(Shape.Leaf leaf, String key, Given given, boolean file) {
    try {
      var texts = new java.util.ArrayList<String>();
      for (var text : given.texts()) {
        texts.add(given.literal() ? text : placeholders.fill(text));
      }
      if (!given.many() && texts.getFirst().isEmpty()) {
        return new Result.Absent();
      }
      return file ? secretFile(leaf, key, given, texts.getFirst()) : parsed(leaf, key, given, texts);
    } catch (Placeholders.Unfilled e) {
      return bad(key, given.origin(), e.getMessage());
    }
  }

  private static Result secretFile(Shape.Leaf leaf, String key, Given given, String path) {
    var origin = "file %s (%s)".formatted(path, given.origin());
    try {
      var file = Path.of(path);
      if (Files.size(file) > LARGEST_SECRET) {
        return bad(key, origin, "expected one secret, got more than %d bytes; name the right file".formatted(LARGEST_SECRET));
      }
      var text = Files.readString(file).replaceFirst("\\r?\\n\\z", "");
      return parsed(leaf, key, new Given(key, List.of(text), false, true, origin), List.of(text));
    } catch (IOException | InvalidPathException e) {
      var why = e.getClass().getSimpleName();
      return bad(key, origin, "expected a readable UTF-8 file with the secret, got %s; create it or correct the path".formatted(why));
    }
  }

  static Result parsed(Shape.Leaf leaf, String key, Given given, List<String> texts) {
    var all = leaf.many() && !given.many() ? split(texts.getFirst()) : texts;
    var values = new java.util.ArrayList<Object>();
    for (var text : all) {
      try {
        values.add(within(leaf, leaf.kind().parse().apply(text)));
      } catch (RuntimeException e) {
        var hint = e instanceof Kind.Refused && !e.getMessage().isEmpty() ? "; " + e.getMessage() : "; correct it";
        return bad(key, given.origin(), "expected %s, got %s%s".formatted(leaf.expected(), got(leaf, given, text), hint));
      }
    }
    return new Result.Found(leaf.many() ? List.copyOf(values) : values.getFirst(), Shown.values(leaf, all), given.origin());
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /** A value that came out of a variable may be a secret in the wrong place. */
  private static String got(Shape.Leaf leaf, Given given, String text) {
    if (leaf.kind().secret()) {
      return text.isBlank() ? "a blank one" : "one that is not shown";
    }
    return !given.literal() && given.texts().stream().anyMatch(Placeholders::in)
        ? "what " + Shown.quoted(String.join(", ", given.texts())) + " is filled with"
        : Shown.quoted(text);
  }

  @SuppressWarnings("unchecked") // both sides come from the same kind
  private static Object within(Shape.Leaf leaf, Object value) {
    if (leaf.limits() instanceof Limits limits) {
      var comparable = (Comparable<Object>) value;
      var parse = leaf.kind().parse();
      var low = !limits.min().isEmpty() && comparable.compareTo(parse.apply(limits.min())) < 0;
      var high = !limits.max().isEmpty() && comparable.compareTo(parse.apply(limits.max())) > 0;
      if (low || high) {
        throw new Kind.Refused("give a " + (low ? "greater" : "smaller") + " one");
      }
    }
    return value;
  }

  private static Result fallback(Shape.Leaf leaf) {
    if (leaf.fallback().isEmpty()) {
      return new Result.Absent();
    }
    var parsed = parsed(leaf, leaf.key(), new Given(leaf.key(), leaf.fallback(), leaf.many(), true, Setting.DEFAULT), leaf.fallback());
    if (parsed instanceof Result.Bad(var problem)) {
      throw new IllegalStateException("the declared fallback is wrong: " + problem);
    }
    return parsed;
  }

  private static Result bad(String key, String origin, String message) {
    return new Result.Bad(new Problem(key, origin, message));
  }
}
