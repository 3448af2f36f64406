package dev.junction.hub.integration.bigbluebutton;

import dev.junction.hub.spi.StrictJson;
import dev.junction.hub.spi.StrictJson.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A body of {@code application/x-www-form-urlencoded}, in UTF-8, each field at most once. */
record FormBody(Map<String, String> fields) {

  static FormBody read(byte[] body) throws Malformed {
    var fields = new HashMap<String, String>();
    // Latin-1 keeps each byte one character, so that what is not escaped can be told from what is.
    for (var pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new Malformed("the body is not a form: a field has no '='");
      }
      if (fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
        throw new Malformed("the form names a field twice");
      }
    }
    return new FormBody(fields);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static String decoded(String text) throws Malformed {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new Malformed("the form has a '%' without two hexadecimal digits");
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return StrictJson.utf8(bytes.toByteArray());
  }
}
