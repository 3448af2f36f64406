package dev.junction.sandbox;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's one way of reading and writing JSON: strict, so that a misspelt member is refused, not ignored. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException saying what was expected and where
   */
  static <T> T read(String text, Class<T> type) {
    try {
      var value = MAPPER.readValue(text, type);
      if (value == null) throw new IllegalArgumentException("Reading JSON: expected an object, got null");
      return value;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) throw refused;
      // A syntax error quotes the text it stumbled over, which may be a secret.
      if (e instanceof StreamReadException) throw new IllegalArgumentException("Reading JSON: expected well-formed JSON, got an error in line %d, column %d"
          .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
      throw new IllegalArgumentException("Reading JSON: " + e.getOriginalMessage(), e);
    }
  }

  static JsonNode tree(String text) {
    return read(text, JsonNode.class);
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
