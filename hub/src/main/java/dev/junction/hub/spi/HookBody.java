package dev.junction.hub.spi;

import dev.junction.hub.spi.StrictJson.Malformed;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** One JSON object as a webhook brought it, read in a single pass that validates, picks fields and hides secrets. */
public final class HookBody {
  private static final String MASK = "\"********\"";
  private final HookShape shape;
  private final String[] picked;
  private final String text;
  private StringBuilder redacted;
  private int copied;

  private HookBody(String text, HookShape shape) {
    this.text = text;
    this.shape = shape;
    this.picked = new String[shape.size()];
  }

  /**
   * Reads a body by the rules of {@link StrictJson}.
   *
   * @throws Malformed when it is anything but one JSON object
   */
  public static HookBody read(byte[] body, HookShape shape) throws Malformed {
    var read = new HookBody(StrictJson.utf8(body), shape);
    try (var parser = StrictJson.FACTORY.createParser(ObjectReadContext.empty(), read.text)) {
      var first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new Malformed(first == null ? "the body is empty" : "the body is JSON, but not an object");
      }
      read.object(parser, "");
      if (parser.nextToken() != null) {
        throw new Malformed("something stands after the end of the JSON");
      }
    } catch (JacksonException e) {
      throw Malformed.by(e);
    }
    return read;
  }

  /** A field that the shape picks, when it is there and is a text or a whole number. */
  public Optional<String> field(String path) {
    return Optional.ofNullable(picked[shape.slot(path)]);
  }

  /** Whether secrets were hidden, so that {@link #data} is no longer the body as it came. */
  public boolean redacted() {
    return redacted != null;
  }

  /** The body, character for character but for the values of secret fields. */
  public String data() {
    return redacted == null ? text : redacted + text.substring(copied);
  }

  /** @param path of this object with a dot at the end; empty for the outermost; null when nothing below is asked for */
  private void object(JsonParser parser, String path) {
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (shape.hides(name)) {
        hide(parser);
      } else {
        value(parser, path == null ? null : path.isEmpty() ? name : path + name);
      }
    }
  }

  private void value(JsonParser parser, String path) {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path != null && shape.opens(path) ? path + '.' : null);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, null);
        }
      }
      case VALUE_STRING, VALUE_NUMBER_INT -> {
        int slot = path == null ? -1 : shape.slot(path);
        if (slot >= 0) {
          picked[slot] = parser.getString();
        }
      }
      default -> parser.finishToken();
    }
  }

  private void hide(JsonParser parser) {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    redacted = redacted == null ? new StringBuilder(text.length()) : redacted;
    redacted.append(text, copied, start).append(MASK);
    copied = (int) parser.currentLocation().getCharOffset();
  }
}
