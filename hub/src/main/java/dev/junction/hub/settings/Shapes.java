package dev.junction.hub.settings;

import dev.junction.hub.spi.ChosenFrom;
import dev.junction.hub.spi.Limits;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reads shapes from records.
 *
 * @param choices names to choose from, by what {@link ChosenFrom} calls them
 */
record Shapes(Map<String, Set<String>> choices) {

  /** @throws IllegalStateException when the record has a component of a type that no setting can have */
  Shape.Block block(String key, Class<? extends Record> type) {
    var components = type.getRecordComponents();
    var fields = Arrays.stream(components).map(component -> field(key, component)).toList();
    return new Shape.Block(key, type, fields);
  }

  private Shape.Field field(String key, RecordComponent component) {
    var name = Names.kebab(component.getName());
    var optional = component.getType() == Optional.class;
    var type = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
    return new Shape.Field(name, shape(Names.join(key, name), type, optional, component), optional, component);
  }

  private Shape shape(String key, Type type, boolean optional, RecordComponent component) {
    var raw = raw(type);
    if (raw == Map.class) {
      return new Shape.Named(key, shape(Names.join(key, Schema.NAME), argument(type, 1), optional, component));
    }
    var many = raw == List.class;
    var kind = kind(raw(many ? argument(type, 0) : type), component);
    if (kind.isPresent()) {
      var limits = component.getAnnotation(Limits.class);
      return new Shape.Leaf(key, kind.get(), many, optional || many, limits, fallback(component), component);
    }
    if (raw.isRecord()) {
      return block(key, raw.asSubclass(Record.class));
    }
    throw new IllegalStateException(
        "%s.%s: no setting can be a %s; use a text type, a record, a list of text types or a map from String to one of these"
            .formatted(component.getDeclaringRecord().getName(), component.getName(), type.getTypeName()));
  }

  private Optional<Kind> kind(Class<?> type, RecordComponent component) {
    var from = component.getAnnotation(ChosenFrom.class);
    return from != null && !choices.getOrDefault(from.value(), Set.of()).isEmpty()
        ? Optional.of(Kind.oneOf(choices.get(from.value())))
        : Kind.of(type);
  }

  /** Spring's annotation isn't allowed on components, but on the parameters of the canonical constructor. */
  private static List<String> fallback(RecordComponent component) {
    var record = component.getDeclaringRecord();
    var index = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList().indexOf(component.getName());
    return Optional.of(constructor(record.asSubclass(Record.class)).getParameters()[index])
        .map(Shapes::defaultValue)
        .map(value -> List.of(value.value()))
        .orElse(List.of());
  }

  private static DefaultValue defaultValue(Parameter parameter) {
    return parameter.getAnnotation(DefaultValue.class);
  }

  /** The canonical constructor, made accessible: settings records needn't be public. */
  static <T extends Record> java.lang.reflect.Constructor<T> constructor(Class<T> type) {
    var parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  private static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[index];
    }
    throw new IllegalStateException(type.getTypeName() + " must say what it holds");
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType parameterized -> raw(parameterized.getRawType());
      default -> throw new IllegalStateException(type.getTypeName() + " can't be a setting");
    };
  }
}
