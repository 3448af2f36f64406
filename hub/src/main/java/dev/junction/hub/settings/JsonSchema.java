package dev.junction.hub.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * Writes the JSON Schema (draft 2020-12) of {@code junction.yml}, so that an editor completes and checks it. Nothing is required
 * in it, because the environment may give what the file leaves out.
 */
record JsonSchema(Meanings meanings) {
  private static final String PLACEHOLDER = "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:[\\s\\S]*)?\\}";

  Map<String, Object> of(Collection<Shape.Block> blocks) {
    var root = object();
    for (var block : blocks) {
      var at = root;
      for (var name : block.key().isEmpty() ? new String[0] : block.key().split("\\.")) {
        at = child(at, name);
      }
      properties(at).putAll(properties(block(block)));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "junction.yml");
    schema.put("description", "Settings of Junction. ${NAME} and ${NAME:fallback} are filled from the environment.");
    schema.putAll(root);
    return schema;
  }

  private Map<String, Object> shape(Shape shape) {
    return switch (shape) {
      case Shape.Block block -> block(block);
      case Shape.Named named -> named(named);
      case Shape.Leaf leaf -> leaf(leaf);
    };
  }

  private Map<String, Object> block(Shape.Block block) {
    var object = object();
    for (var field : block.fields()) {
      var schema = described(shape(field.shape()), meanings.of(field.component()));
      properties(object).put(field.name(), schema);
      if (field.shape() instanceof Shape.Leaf leaf && leaf.kind().secret() && !leaf.many()) {
        var meaning = "Path of a file that holds " + field.name() + ", instead of the value itself.";
        properties(object).put(field.name() + Place.FILE, described(new LinkedHashMap<>(Map.of("type", "string")), meaning));
      }
    }
    return object;
  }

  private Map<String, Object> named(Shape.Named named) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", List.of("object", "null"));
    if (!(named.element() instanceof Shape.Leaf)) {
      object.put("propertyNames", Map.of("pattern", "^" + YamlFile.NAME_OF_BLOCK + "$"));
    }
    object.put("additionalProperties", shape(named.element()));
    return object;
  }

  private static Map<String, Object> leaf(Shape.Leaf leaf) {
    var schema = new LinkedHashMap<String, Object>();
    var one = one(leaf);
    var list = Map.of("type", "array", "items", Map.of("anyOf", one));
    schema.put("anyOf", leaf.many() ? List.of(list, Map.of("type", "string")) : one);
    if (!leaf.fallback().isEmpty()) {
      schema.put("default", leaf.many() ? leaf.fallback() : typed(leaf, leaf.fallback().getFirst()));
    }
    if (leaf.kind().secret()) {
      schema.put("writeOnly", true);
    }
    schema.put("x-environment", Names.environment(leaf.key()));
    return schema;
  }

  private static List<Object> one(Shape.Leaf leaf) {
    var type = leaf.kind().type();
    var placeholder = Map.of("type", "string", "pattern", PLACEHOLDER);
    if (type == Integer.class || type == Long.class || type == Double.class) {
      return List.of(number(leaf), placeholder);
    }
    if (type == Boolean.class) {
      return List.of(Map.of("type", "boolean"), placeholder);
    }
    if (!leaf.kind().choices().isEmpty()) {
      return List.of(Map.of("enum", leaf.kind().choices()), placeholder);
    }
    if (type == Duration.class) {
      return List.of(Map.of("type", "string", "pattern", "^[+-]?[0-9]+(ns|us|ms|s|m|h|d)$|^[+-]?P"), placeholder);
    }
    if (type == DataSize.class) {
      return List.of(Map.of("type", "string", "pattern", "^[0-9]+(B|KB|MB|GB|TB)$"), Map.of("type", "integer"), placeholder);
    }
    return List.of(Map.of("type", type == String.class ? List.of("string", "number", "boolean") : "string"));
  }

  private static Map<String, Object> number(Shape.Leaf leaf) {
    var number = new LinkedHashMap<String, Object>();
    number.put("type", leaf.kind().type() == Double.class ? "number" : "integer");
    if (leaf.limits() != null && !leaf.limits().min().isEmpty()) {
      number.put("minimum", typed(leaf, leaf.limits().min()));
    }
    if (leaf.limits() != null && !leaf.limits().max().isEmpty()) {
      number.put("maximum", typed(leaf, leaf.limits().max()));
    }
    return number;
  }

  /** Numbers and booleans as such, everything else as the text that one would write. */
  private static Object typed(Shape.Leaf leaf, String text) {
    var value = leaf.kind().parse().apply(text);
    return value instanceof Number || value instanceof Boolean ? value : text;
  }

  private static Map<String, Object> object() {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", List.of("object", "null"));
    object.put("additionalProperties", false);
    object.put("properties", new LinkedHashMap<String, Object>());
    return object;
  }

  private static Map<String, Object> described(Map<String, Object> schema, String description) {
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    return schema;
  }

  @SuppressWarnings("unchecked") // made by object()
  private static Map<String, Object> properties(Map<String, Object> object) {
    return (Map<String, Object>) object.get("properties");
  }

  @SuppressWarnings("unchecked") // made by object()
  private static Map<String, Object> child(Map<String, Object> object, String name) {
    return (Map<String, Object>) properties(object).computeIfAbsent(name, _ -> object());
  }
}
