package dev.junction.hub.settings;

import dev.junction.hub.spi.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * A type that one text can be turned into.
 *
 * @param type     the Java type, primitives boxed
 * @param expected what a value looks like, in words: {@code a whole number}
 * @param choices  all values, when they can be listed; else empty
 * @param parse    throws a {@link RuntimeException} for a text that isn't one; only the message of {@link Refused} may be shown
 */
record Kind(Class<?> type, String expected, List<String> choices, Function<String, Object> parse) {
  /** The text isn't one of this kind; the message, perhaps empty, says what to do. */
  static final class Refused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Refused(String hint) {
      super(hint);
    }
  }

  /** Example values of the guide and of set-up texts: whoever leaves them in place has a secret that everybody knows. */
  private static final Set<String> EXAMPLES =
      Set.of("your_shared_secret", "your_shared_secret_here", "default_secret", "changeme", "change_me", "secret", "password");

  private static final List<String> FACTORIES = List.of("of", "parse", "valueOf");
  private static final Map<Class<?>, Kind> KNOWN =
      Stream.of(
              new Kind(String.class, "text", List.of(), text -> text),
              new Kind(Secret.class, "a secret text", List.of(), Kind::secret),
              new Kind(Integer.class, "a whole number", List.of(), text -> Integer.valueOf(text.strip())),
              new Kind(Long.class, "a whole number", List.of(), text -> Long.valueOf(text.strip())),
              new Kind(Double.class, "a number", List.of(), text -> Double.valueOf(text.strip())),
              new Kind(Boolean.class, "true or false", List.of("true", "false"), Kind::truth),
              new Kind(Duration.class, "a duration such as 500ms, 5s, 10m, 2h, 7d or PT1H30M", List.of(), Kind::duration),
              new Kind(DataSize.class, "a size such as 512KB or 1MB", List.of(), text -> DataSize.parse(text.strip())),
              new Kind(URI.class, "an absolute URL such as https://example.org", List.of(), Kind::absolute),
              new Kind(Path.class, "a path", List.of(), Path::of),
              new Kind(Instant.class, "an instant such as 2030-01-31T12:00:00Z", List.of(), text -> Instant.parse(text.strip())),
              new Kind(LocalDate.class, "a date such as 2030-01-31", List.of(), text -> LocalDate.parse(text.strip())),
              new Kind(
                  OffsetDateTime.class,
                  "a time such as 2030-01-31T12:00:00+01:00",
                  List.of(),
                  text -> OffsetDateTime.parse(text.strip())),
              new Kind(ZoneId.class, "a time zone such as Europe/Berlin", List.of(), text -> ZoneId.of(text.strip())))
          .collect(Collectors.toUnmodifiableMap(Kind::type, kind -> kind));
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class, boolean.class, Boolean.class);

  /**
   * The kind of a type: a known one, an enum, or a type of an integration that has a public static {@code of}, {@code parse}
   * or {@code valueOf} from a text. Empty when no text can be turned into it.
   */
  static Optional<Kind> of(Class<?> type) {
    var boxed = BOXES.getOrDefault(type, type);
    if (KNOWN.containsKey(boxed)) {
      return Optional.of(KNOWN.get(boxed));
    }
    if (boxed.isEnum()) {
      return Optional.of(enumeration(boxed));
    }
    return FACTORIES.stream()
        .flatMap(name -> factory(boxed, name).stream())
        .findFirst()
        .map(of -> new Kind(boxed, words(boxed.getSimpleName()), List.of(), text -> call(of, text)));
  }

  /** A text that must be one of these. */
  static Kind oneOf(Collection<String> names) {
    var sorted = names.stream().sorted().toList();
    return choice(String.class, sorted.stream().collect(Collectors.toMap(name -> name, name -> name)), sorted);
  }

  boolean secret() {
    return type == Secret.class;
  }

  private static Kind enumeration(Class<?> type) {
    var constants = List.of(type.getEnumConstants());
    var names = constants.stream().map(constant -> Names.kebab(((Enum<?>) constant).name())).toList();
    return choice(
        type, constants.stream().collect(Collectors.toMap(constant -> Names.kebab(((Enum<?>) constant).name()), c -> c)), names);
  }

  private static Kind choice(Class<?> type, Map<String, Object> values, List<String> names) {
    var byUniform = values.entrySet().stream().collect(Collectors.toMap(e -> Names.uniform(e.getKey()), Map.Entry::getValue));
    return new Kind(
        type,
        "one of " + String.join(", ", names),
        names,
        text ->
            Optional.ofNullable(byUniform.get(Names.uniform(text.strip())))
                .orElseThrow(() -> new Refused(Nearest.hint(text, names))));
  }

  private static Secret secret(String text) {
    if (EXAMPLES.contains(text.strip().toLowerCase(Locale.ROOT))) {
      throw new Refused("it is an example that everybody knows; make one of your own, with openssl rand -hex 32");
    }
    return Secret.of(text);
  }

  private static Boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new Refused("write true or false");
    };
  }

  private static Duration duration(String text) {
    if (text.strip().matches("[+-]?[0-9]+")) {
      throw new Refused("add the unit: 5s, not 5");
    }
    return DurationStyle.detectAndParse(text.strip());
  }

  private static URI absolute(String text) {
    var uri = URI.create(text.strip());
    if (!uri.isAbsolute()) {
      throw new Refused("begin with https://");
    }
    return uri;
  }

  private static Optional<Method> factory(Class<?> type, String name) {
    return Stream.of(String.class, CharSequence.class)
        .flatMap(parameter -> method(type, name, parameter).stream())
        .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
        .findFirst();
  }

  private static Optional<Method> method(Class<?> type, String name, Class<?> parameter) {
    try {
      return Optional.of(type.getMethod(name, parameter));
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    }
  }

  private static Object call(Method of, String text) {
    try {
      return of.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new Refused(e.getCause() instanceof IllegalArgumentException why ? String.valueOf(why.getMessage()) : "");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(of + " is not accessible; make its class public", e);
    }
  }

  private static String words(String simpleName) {
    return "a value of type " + Names.kebab(simpleName).replace('-', ' ');
  }
}
