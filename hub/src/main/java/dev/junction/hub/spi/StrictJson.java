package dev.junction.hub.spi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as strangers send it, read so that there is one way to understand it: RFC 8259 to the letter, UTF-8, no field twice, at most
 * 64 levels deep, numbers of at most 100 characters, nothing after the end.
 */
public final class StrictJson {
  static final int DEPTH = 64;
  static final int NUMBER_LENGTH = 100;

  static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(NUMBER_LENGTH).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  /** Reads trees by these rules and writes numbers back as they came. */
  public static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private StrictJson() {}

  /** The text of these bytes. */
  public static String utf8(byte[] bytes) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("the body is not UTF-8");
    }
  }

  /** A body that can't be understood. Its message says why without repeating any of it. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    public Malformed(String why) {
      super(why);
    }

    /** Jackson's own message would quote the body. */
    public static Malformed by(JacksonException e) {
      var place = e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
      if (e instanceof StreamConstraintsException) {
        return new Malformed("the JSON is nested deeper than %d levels or has a number longer than %d characters%s"
            .formatted(DEPTH, NUMBER_LENGTH, place));
      }
      boolean twice = e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate");
      return new Malformed((twice ? "the JSON names a field twice" : "the JSON is broken") + place);
    }
  }
}
