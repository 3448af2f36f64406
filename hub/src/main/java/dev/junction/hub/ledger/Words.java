package dev.junction.hub.ledger;

import dev.junction.hub.spi.Event;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of a text, the same for both databases: runs of letters and digits, lower case, without accents, so that
 * {@code Zoë@Example.org} is found by {@code zoe} and by {@code example org}.
 */
final class Words {
  private static final int LONGEST = 64;
  private static final int MOST = 2000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private Words() {}

  static List<String> of(String text) {
    var words = new LinkedHashSet<String>();
    collect(text, words);
    return List.copyOf(words);
  }

  /** What an event is found by: its type, source, subject, and every value in its data. */
  static List<String> of(Event event) {
    var words = new LinkedHashSet<String>();
    collect(event.type(), words);
    collect(event.source(), words);
    event.subject().ifPresent(subject -> collect(subject, words));
    try (var parser = JSON.createParser(event.data())) {
      for (var token = parser.nextToken(); token != null && words.size() < MOST; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          collect(parser.getString(), words);
        }
      }
    } catch (JacksonException notJson) {
      throw new IllegalStateException("event %s: its data is not JSON".formatted(event.id()), notJson);
    }
    return List.copyOf(words);
  }

  private static void collect(String text, Set<String> words) {
    var plain = Normalizer.isNormalized(text, Normalizer.Form.NFD) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    var word = new StringBuilder();
    plain
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
              } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                end(word, words);
              }
            });
    end(word, words);
  }

  private static void end(StringBuilder word, Set<String> words) {
    if (!word.isEmpty() && words.size() < MOST) {
      words.add(word.substring(0, Math.min(LONGEST, word.length())));
      word.setLength(0);
    }
  }
}
