package dev.junction.hub.settings;

import dev.junction.hub.spi.InvalidSetting;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Fills one settings record, and the records in it, with all its problems at once. */
final class Binding {
  private static final Object BAD = new Object();
  private final Values values;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Values.Result.Found> found = new LinkedHashMap<>();

  Binding(Values values) {
    this.values = values;
  }

  /** The record, or empty when something is wrong. */
  Optional<Record> bind(Shape.Block block) {
    return bind(block, block.key()) instanceof Record record ? Optional.of(record) : Optional.empty();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Values in force by their keys, fallbacks included. */
  Map<String, Values.Result.Found> found() {
    return Collections.unmodifiableMap(found);
  }

  private Object bind(Shape shape, String key) {
    return switch (shape) {
      case Shape.Leaf leaf -> leaf(leaf, key);
      case Shape.Named named -> named(named, key);
      case Shape.Block block -> block(block, key);
    };
  }

  private Object leaf(Shape.Leaf leaf, String key) {
    return switch (values.find(leaf, key)) {
      case Values.Result.Found it -> {
        found.put(key, it);
        yield it.value();
      }
      case Values.Result.Bad(var problem) -> bad(problem);
      case Values.Result.Absent() when leaf.many() -> List.of();
      case Values.Result.Absent() when leaf.optional() -> Optional.empty();
      case Values.Result.Absent() ->
          bad(new Problem(key, blockOf(key), "expected %s, got nothing; %s".formatted(leaf.expected(), how(leaf, key))));
    };
  }

  private static String how(Shape.Leaf leaf, String key) {
    return leaf.kind().secret()
        ? "set it by the environment variable %s or name a file with %s%s".formatted(Names.environment(key), key, Place.FILE)
        : "write it into the file or set the environment variable " + Names.environment(key);
  }

  private Object named(Shape.Named named, String key) {
    var all = new LinkedHashMap<String, Object>();
    var names = new TreeSet<String>();
    values.layers().forEach(layer -> names.addAll(layer.names(key)));
    names.forEach(name -> all.put(name, bind(named.element(), Names.join(key, name))));
    return all.containsValue(BAD) ? BAD : Collections.unmodifiableMap(all);
  }

  private Object block(Shape.Block block, String key) {
    var arguments = block.fields().stream().map(field -> argument(field, Names.join(key, field.name()))).toArray();
    return List.of(arguments).contains(BAD) ? BAD : made(block.type(), arguments, key);
  }

  private Object argument(Shape.Field field, String key) {
    var untouched = field.shape() instanceof Shape.Block && values.layers().stream().noneMatch(layer -> layer.touches(key));
    if (field.optional() && untouched) {
      return Optional.empty();
    }
    var value = bind(field.shape(), key);
    return field.optional() && value != BAD && !(value instanceof Optional) ? Optional.of(value) : value;
  }

  private Object made(Class<? extends Record> type, Object[] arguments, String key) {
    try {
      return Shapes.constructor(type).newInstance(arguments);
    } catch (InvocationTargetException e) {
      return switch (e.getCause()) {
        case InvalidSetting invalid -> about(Names.join(key, invalid.key()), invalid.getMessage());
        case IllegalArgumentException invalid -> about(key, invalid.getMessage());
        default -> throw new IllegalStateException("making " + type.getName() + " failed", e.getCause());
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("making " + type.getName() + " failed", e);
    }
  }

  private Object about(String key, String message) {
    return bad(new Problem(key, found.containsKey(key) ? found.get(key).origin() : blockOf(key), message));
  }

  private Object bad(Problem problem) {
    problems.add(problem);
    return BAD;
  }

  /** Where the block around a key stands, for a key that stands nowhere. */
  private String blockOf(String key) {
    var block = key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : "";
    return values.layers().stream().flatMap(layer -> layer.block(key).or(() -> layer.block(block)).stream()).findFirst().orElse("");
  }
}
