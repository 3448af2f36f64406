package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test void sendsHeadersLengthInBytesAndBody() {
    assertThat(wire(Answer.text(401, "né").with("Retry-After", "3"), true, true)).isEqualTo(
        "HTTP/1.1 401 \r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 3\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nné");
  }

  @Test void aHeadRequestGetsTheLengthWithoutTheBody() {
    assertThat(wire(Answer.json(200, "{}"), false, false)).endsWith("Content-Length: 2\r\nConnection: close\r\n\r\n");
  }

  @Test void itsNameHidesTheBody() {
    assertThat(Answer.text(200, "hidden")).hasToString("200 (6 bytes)");
  }

  private static String wire(Answer answer, boolean keepAlive, boolean withBody) {
    return new String(answer.wire(keepAlive, withBody), StandardCharsets.UTF_8);
  }
}
