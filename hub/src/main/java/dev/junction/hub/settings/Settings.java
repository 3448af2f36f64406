package dev.junction.hub.settings;

import dev.junction.hub.Coherence;
import dev.junction.hub.Integrations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All settings, read once at the start. The environment wins over the file, the file over a setting's fallback; {@code config
 * show} tells which it was. Loading never fails for a bad value: every problem is kept, so that all are reported at once.
 */
public final class Settings {
  private final Schema schema;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Class<?>, Binding> bindings = new LinkedHashMap<>();
  private final Map<Class<?>, Record> records = new LinkedHashMap<>();

  private Settings(Schema schema) {
    this.schema = schema;
  }

  /** Settings of the hub itself and of every integration, each record by itself and all together. */
  public static Settings load(Optional<Path> file, Map<String, String> environment, Integrations integrations) {
    var types = Stream.concat(hub().stream(), integrations.settings().stream()).toList();
    var settings = load(file, environment, types, integrations.choices());
    settings.problems.addAll(Coherence.problems(settings, integrations));
    return settings;
  }

  /**
   * Settings of these records.
   *
   * @throws IllegalStateException when a record is declared wrongly; never for what an administrator wrote
   */
  public static Settings load(
      Optional<Path> file, Map<String, String> environment, Collection<? extends Class<? extends Record>> types) {
    return load(file, environment, types, Map.of());
  }

  /**
   * Settings of these records.
   *
   * @param choices names to choose from, by what {@link dev.junction.hub.spi.ChosenFrom} calls them
   */
  public static Settings load(
      Optional<Path> file,
      Map<String, String> environment,
      Collection<? extends Class<? extends Record>> types,
      Map<String, Set<String>> choices) {
    var settings = new Settings(new Schema(types, choices));
    settings.read(file, environment);
    return settings;
  }

  /** Only the hub's own settings; what the file says of integrations is not looked at. */
  public static Settings loadHub(Optional<Path> file, Map<String, String> environment) {
    return load(file, environment, hub(), Map.of());
  }

  /** Records of the hub's own settings. */
  public static List<Class<? extends Record>> hub() {
    return List.of(HubSettings.class, StoreSettings.class, LedgerSettings.class, DeliverySettings.class);
  }

  private void read(Optional<Path> file, Map<String, String> environment) {
    var written = file.map(path -> YamlFile.read(path, schema, problems::add)).orElseGet(Layer::new);
    var variables = new Environment(schema, written).read(environment, problems::add);
    var implied = Implied.by(schema, variables);
    var values = new Values(List.of(variables, written, implied), new Placeholders(environment));
    for (var block : schema.blocks()) {
      var binding = new Binding(values);
      binding.bind(block).ifPresent(record -> records.put(block.type(), record));
      bindings.put(block.type(), binding);
      problems.addAll(binding.problems());
    }
  }

  /** Everything that is wrong, in the order of the file, the environment and the records. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** A problem with a key, said with where its value stands. */
  public Problem problem(String key, String message) {
    var origins = bindings.values().stream().map(Binding::found).filter(found -> found.containsKey(key)).map(found -> found.get(key).origin());
    return new Problem(key, origins.findFirst().orElse(""), message);
  }

  /** Whether this record was loaded and has no problem of its own. */
  public boolean sound(Class<? extends Record> type) {
    return records.containsKey(type);
  }

  /**
   * The settings of one record.
   *
   * @throws IllegalStateException when they have problems, which it lists
   * @throws IllegalArgumentException when the record wasn't loaded
   */
  public <T extends Record> T get(Class<T> type) {
    if (!bindings.containsKey(type)) {
      throw new IllegalArgumentException(type.getName() + " isn't among the loaded settings; declare it in Integration.settings()");
    }
    if (!records.containsKey(type)) {
      throw new IllegalStateException(
          bindings.get(type).problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "settings with problems:\n", "")));
    }
    return type.cast(records.get(type));
  }

  /** Every known key, set or not, in the order of the records. A key in a named block comes once as a template and once per block. */
  public List<Setting> all() {
    var found = new LinkedHashMap<String, Values.Result.Found>();
    bindings.values().forEach(binding -> found.putAll(binding.found()));
    var meanings = new Meanings();
    return schema.leaves().stream().flatMap(leaf -> Described.all(leaf, found, meanings).stream()).toList();
  }

  /** How many values somebody gave, in the file or the environment. */
  public int given() {
    return (int) bindings.values().stream()
        .flatMap(binding -> binding.found().values().stream())
        .filter(found -> !found.origin().equals(Setting.DEFAULT))
        .count();
  }

  /** The JSON Schema of {@code junction.yml}, as maps, lists, texts, numbers and booleans. */
  public Map<String, Object> jsonSchema() {
    return new JsonSchema(new Meanings()).of(schema.blocks());
  }

  /** Starts turning the guide's files into settings of these records. */
  public GuideImport guideImport() {
    return new GuideImport(schema);
  }
}
