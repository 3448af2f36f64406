package dev.junction.hub.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a setting means, from the Javadoc of its record. Spring's configuration processor writes it into the jar for every record
 * that carries {@code @ConfigurationPropertiesSource}, the ones inside maps included.
 */
final class Meanings {
  private final Map<Class<?>, Map<String, String>> byRecord = new HashMap<>();
  private final JsonFactory json = new JsonFactory();

  /** The meaning as plain text; empty when the record isn't documented. */
  String of(RecordComponent component) {
    return byRecord.computeIfAbsent(component.getDeclaringRecord(), this::read).getOrDefault(Names.kebab(component.getName()), "");
  }

  private Map<String, String> read(Class<?> record) {
    var name = "META-INF/spring/configuration-metadata/" + record.getName() + ".json";
    try (var in = record.getClassLoader().getResourceAsStream(name)) {
      return in == null ? Map.of() : meanings(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private Map<String, String> meanings(byte[] metadata) {
    var meanings = new HashMap<String, String>();
    try (var parser = json.createParser(ObjectReadContext.empty(), metadata)) {
      var name = "";
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
          name = parser.getString();
        } else if (parser.currentToken() == JsonToken.VALUE_STRING && "description".equals(parser.currentName())) {
          meanings.put(name, plain(parser.getString()));
        }
      }
    }
    return meanings;
  }

  /** Javadoc without its mark-up. */
  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|literal|link|linkplain)\\s+#?([^}]*)}", "$1")
        .replaceAll("<[a-zA-Z/][^>]*>", "")
        .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
