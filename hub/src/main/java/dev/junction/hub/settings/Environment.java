package dev.junction.hub.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads environment variables along the schema: {@code JUNCTION_WEBHOOK_SOURCES_LMS_SECRET} and the guide's own names. */
final class Environment {
  /**
   * Variables that begin as ours do but set something else: the launcher, the command line, the tests, and what Kubernetes puts
   * in front of a container when a service is called junction.
   */
  private static final Pattern NOT_SETTINGS =
      Pattern.compile("JUNCTION_(CONFIG|URL|TOKEN|SITE|REQUIRE|JAVA|JAVA_OPTS|JAVA_HOME|HOME|SERVICE_.*|PORT(_.*)?)");

  private static final int MOST_WORDS = 30;
  private final Schema schema;
  private final Layer file;

  /** @param file what the file gives, whose block names decide how a variable is to be read */
  Environment(Schema schema, Layer file) {
    this.schema = schema;
    this.file = file;
  }

  /** What the variables give; unknown ones go to {@code problems}. */
  Layer read(Map<String, String> variables, Consumer<Problem> problems) {
    var layer = new Layer();
    var sorted = new TreeMap<>(variables);
    sorted.forEach((name, value) -> {
      if (name.startsWith(Names.PREFIX) && !NOT_SETTINGS.matcher(name).matches()) {
        key(name).ifPresentOrElse(
            key -> add(layer, key, name, value, problems),
            () -> problems.accept(new Problem("", origin(name), new UnknownKeys(schema).explainVariable(name))));
      }
    });
    for (var leaf : schema.leaves()) {
      for (var guide : leaf.guideNames()) {
        var key = leaf.keyIn(guide.block());
        if (sorted.containsKey(guide.env()) && layer.get(key).isEmpty() && layer.get(key + Place.FILE).isEmpty()) {
          add(layer, key, guide.env(), sorted.get(guide.env()), problems);
        }
      }
    }
    return layer;
  }

  private static void add(Layer layer, String key, String name, String value, Consumer<Problem> problems) {
    if (!value.isEmpty()) {
      layer.add(new Given(key, List.of(value), false, true, origin(name))).ifPresent(earlier ->
          problems.accept(new Problem(key, origin(name), "is given twice, first by " + earlier.origin() + "; unset one")));
    }
  }

  private static String origin(String name) {
    return "environment variable " + name;
  }

  private Optional<String> key(String variable) {
    var words = List.of(variable.substring(Names.PREFIX.length()).toLowerCase(Locale.ROOT).split("_", -1));
    if (words.contains("") || words.size() > MOST_WORDS) {
      return Optional.empty();
    }
    var readings = new ArrayList<Reading>();
    read(schema.top(), new Reading("", 0, 0), words, readings);
    return readings.stream().min(Comparator.comparingInt(Reading::inFile).reversed().thenComparingInt(Reading::chosen)).map(Reading::key);
  }

  /**
   * A way to read the words of a variable.
   *
   * @param inFile how many of the names in it stand in the file
   * @param chosen how many words went into names; the fewer the better
   */
  private record Reading(String key, int inFile, int chosen) {}

  private void read(Place place, Reading so, List<String> words, List<Reading> readings) {
    if (words.isEmpty()) {
      place.leaf().ifPresent(leaf -> readings.add(so));
      return;
    }
    IntStream.rangeClosed(1, words.size()).forEach(taken -> {
      var head = words.subList(0, taken);
      var rest = words.subList(taken, words.size());
      Optional.ofNullable(place.children().get(String.join("", head)))
          .ifPresent(child -> read(child, new Reading(Names.join(so.key(), child.name()), so.inFile(), so.chosen()), rest, readings));
      place.named().ifPresent(named -> read(named, named(so, head, named), rest, readings));
    });
  }

  private Reading named(Reading so, List<String> words, Place named) {
    var known = file.names(so.key()).stream().filter(name -> Names.uniform(name).equals(String.join("", words))).findFirst();
    var name = known.orElse(String.join(named.leaf().isPresent() ? "_" : "-", words));
    return new Reading(Names.join(so.key(), name), so.inFile() + (known.isPresent() ? 1 : 0), so.chosen() + words.size());
  }
}
