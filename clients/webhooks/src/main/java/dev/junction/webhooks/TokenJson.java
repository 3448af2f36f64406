package dev.junction.webhooks;

import static dev.junction.webhooks.TokenRefused.Reason.MALFORMED;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The JSON inside a token; a member that stands there twice is refused, since readers differ in which of the two they take. */
final class TokenJson {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final ObjectReader OBJECT = MAPPER.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});

  private TokenJson() {}

  static Map<String, Object> object(String part, String encoded) throws TokenRefused {
    var json = Base64Url.decode(part, encoded);
    Map<String, Object> object;
    try {
      object = OBJECT.readValue(json);
    } catch (JacksonException notJson) {
      // The parser's own message quotes what a stranger sent; it is left out.
      throw new TokenRefused(MALFORMED, "expected a " + part + " that is one JSON object, got something else");
    }
    if (object == null) {
      throw new TokenRefused(MALFORMED, "expected a " + part + " that is one JSON object, got null");
    }
    return object;
  }

  static byte[] write(Map<String, ?> claims) {
    try {
      return MAPPER.writeValueAsBytes(claims);
    } catch (JacksonException noJson) {
      throw new IllegalArgumentException("signing an HMAC token: expected claims with a JSON form, got one without", noJson);
    }
  }
}
