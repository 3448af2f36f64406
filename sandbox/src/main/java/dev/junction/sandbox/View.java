package dev.junction.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How the control API shows a recorded request.
 *
 * @param at         ISO 8601, UTC
 * @param body       text, if it is UTF-8
 * @param bodyBase64 the bytes, if it is not: JSON can't hold them otherwise
 * @param fault      what it met; left out if it was answered as usual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record View(int number, String at, String method, String path, String query, Map<String, List<String>> headers, String body, String bodyBase64, Fault fault) {

  static List<View> of(List<Received> all) {
    return all.stream().map(View::of).toList();
  }

  private static View of(Received received) {
    var request = received.request();
    var fault = received.fault().orElse(null);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
    } catch (CharacterCodingException binary) {
      var base64 = Base64.getEncoder().encodeToString(request.body());
      return new View(received.number(), request.at().toString(), request.method(), request.path(), request.query(), request.headers(), null, base64, fault);
    }
    return new View(received.number(), request.at().toString(), request.method(), request.path(), request.query(), request.headers(), text, null, fault);
  }
}
