package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test void readsARequestToTheByte() throws IOException {
    var request = reader("POST /a%20b?x=1&y HTTP/1.1\r\nHost: h\r\nX-A: one\r\nx-a:  two \r\nContent-Length: 4\r\n\r\n\u00ff\r\n\u0000rest").next().orElseThrow();

    assertThat(request.at()).isEqualTo(NOON);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a%20b");
    assertThat(request.query()).isEqualTo("x=1&y");
    assertThat(request.target()).isEqualTo("/a%20b?x=1&y");
    assertThat(request.headers().get("X-a")).containsExactly("one", "two");
    assertThat(request.body()).containsExactly(0xff, '\r', '\n', 0);
  }

  @Test void readsOneRequestAfterTheOtherAndThenTheEnd() throws IOException {
    var reader = reader("POST /1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /2 HTTP/1.1\r\n\r\n");

    assertThat(reader.next().orElseThrow().text()).isEqualTo("hi");
    assertThat(reader.next().orElseThrow().path()).isEqualTo("/2");
    assertThat(reader.next()).isEmpty();
  }

  @Test void joinsChunks() throws IOException {
    var reader = reader("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;note=x\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\nGET /next HTTP/1.1\r\n\r\n");

    assertThat(reader.next().orElseThrow().text()).isEqualTo("abc0123456789");
    assertThat(reader.next().orElseThrow().path()).isEqualTo("/next");
  }

  @Test void asksForABodyThatWaitsToBeAskedFor() throws IOException {
    assertThat(reader("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx").next().orElseThrow().text()).isEqualTo("x");
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
  }

  @ParameterizedTest @ValueSource(strings = {
      "nonsense\r\n\r\n",
      "GET http://elsewhere/ HTTP/1.1\r\n\r\n",
      "GET / HTTP/2\r\n\r\n",
      "GET / HTTP/1.1\r\nno colon\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h",
      "POST / HTTP/1.1\r\nContent-Length: ten\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
      "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n"})
  void saysWhatIsWrongWithARequest(String wire) {
    assertThatThrownBy(() -> reader(wire).next()).isInstanceOf(RequestReader.Malformed.class).message().isNotBlank();
  }

  @Test void endlessLinesAndHeadsAreRefused() {
    assertThatThrownBy(() -> reader("GET /" + "x".repeat(RequestReader.LONGEST_LINE) + " HTTP/1.1\r\n\r\n").next()).hasMessageContaining("a line of more than");
    assertThatThrownBy(() -> reader("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(RequestReader.MOST_HEADERS + 1) + "\r\n").next()).hasMessageContaining("header lines");
  }

  private RequestReader reader(String wire) {
    return new RequestReader(new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)), out, Clock.fixed(NOON, ZoneOffset.UTC));
  }
}
