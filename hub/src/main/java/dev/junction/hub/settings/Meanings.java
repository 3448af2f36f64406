package dev.junction.hub.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a setting means, from the Javadoc of its record. Spring's configuration processor writes it into the jar: for records with
 * {@code @ConfigurationProperties} and what is nested in them into one file, for records inside maps, which must carry
 * {@code @ConfigurationPropertiesSource}, into one file each.
 */
final class Meanings {
  private static final String ALL = "META-INF/spring-configuration-metadata.json";
  private static final String EACH = "META-INF/spring/configuration-metadata/";
  private final Map<String, String> bySource = new HashMap<>();
  private final Set<URL> read = new HashSet<>();
  private final JsonFactory json = new JsonFactory();

  /** The meaning as plain text; empty when the record isn't documented. */
  String of(RecordComponent component) {
    var record = component.getDeclaringRecord();
    try {
      read(record.getClassLoader().getResource(EACH + record.getName() + ".json"));
      read(besides(record));
    } catch (IOException e) {
      throw new UncheckedIOException("reading what the settings of " + record.getName() + " mean", e);
    }
    return bySource.getOrDefault(record.getName() + "#" + Names.kebab(component.getName()), "");
  }

  /** The file in the same jar or folder as the record; those of other jars are large and say nothing about it. */
  private static URL besides(Class<?> record) throws IOException {
    var file = record.getName().replace('.', '/') + ".class";
    var own = Objects.requireNonNull(record.getClassLoader().getResource(file), file).toString();
    for (var url : java.util.Collections.list(record.getClassLoader().getResources(ALL))) {
      if (own.equals(url.toString().replace(ALL, file))) {
        return url;
      }
    }
    return null;
  }

  private void read(URL metadata) throws IOException {
    if (metadata == null || !read.add(metadata)) {
      return;
    }
    try (var in = metadata.openStream(); var parser = json.createParser(ObjectReadContext.empty(), in)) {
      var fields = new HashMap<String, String>();
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          fields.put(parser.currentName(), parser.getString());
        } else if (parser.currentToken() == JsonToken.END_OBJECT) {
          keep(fields);
          fields.clear();
        }
      }
    }
  }

  private void keep(Map<String, String> fields) {
    if (fields.containsKey("description") && fields.containsKey("sourceType")) {
      var name = fields.get("name");
      bySource.put(fields.get("sourceType") + "#" + name.substring(name.lastIndexOf('.') + 1), plain(fields.get("description")));
    }
  }

  /** Javadoc without its mark-up. */
  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|literal|link|linkplain)\\s+#?([^}]*)}", "$1")
        .replaceAll("<[a-zA-Z/][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
