package dev.junction.hub.web;

import static dev.junction.hub.web.Signed.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.store.Dialect;
import dev.junction.hub.store.TestStore;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a stranger sends, the whole server answers as documented and records nothing. */
class BadInputTest {
  private static final String GRADE = "{\"event\":\"grade_updated\",\"user_id\":42,\"n\":%d}";
  private static TestStore store;
  private static ServedHub hub;

  @BeforeAll
  static void serve() throws IOException {
    store = TestStore.fresh(Dialect.SQLITE);
    hub =
        new ServedHub(
            store.place(),
            """
            webhook:
              body-limit: 64KB
              sources:
                sha1: {scheme: hub-sha1, secret: %1$s}
                sha256: {scheme: hub-sha256, secret: %1$s}
                moodle: {scheme: moodle, secret: %1$s}
                bbb: {scheme: bbb, secret: %1$s}
                forms: {scheme: bbb-webhooks, secret: %1$s}
            """
                .formatted(Signed.SECRET),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    hub.close();
    store.close();
  }

  private static final Map<String, WebhookScheme> SOURCES =
      Map.of(
          "sha1", WebhookScheme.HUB_SHA1,
          "sha256", WebhookScheme.HUB_SHA256,
          "moodle", WebhookScheme.MOODLE,
          "bbb", WebhookScheme.BBB);

  static Stream<String> sources() {
    return SOURCES.keySet().stream().sorted();
  }

  private static Answered post(String source, byte[] body) throws Exception {
    return posted(source, body, Signed.by(SOURCES.get(source), body));
  }

  private record Answered(int status, String text) {}

  private static final Answered INVALID = new Answered(400, "Invalid JSON");
  private static final Answered UNAUTHORIZED = new Answered(401, "Unauthorized");

  @ParameterizedTest
  @MethodSource("sources")
  void aBodyThatIsNotOneJsonObjectIsInvalidThoughItsSignatureIsRight(String source) throws Exception {
    var before = hub.events().size();
    var deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
    for (var body : new String[] {"", " ", "[]", "[{\"event\":\"grade_updated\"}]", "\"text\"", "7", "null", "{", "{\"event\":\"x\"}}", deep,
        "{\"event\":\"x\",\"event\":\"y\"}", "event=grade_updated&user_id=42", "{\"event\":\"x\",}", "{'event':'x'}", "NaN"}) {
      assertThat(post(source, bytes(body))).as(body.length() > 60 ? "deep" : body).isEqualTo(INVALID);
    }
    assertThat(post(source, "{\"event\":\"grüße\"}".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(INVALID);
    assertThat(post(source, new byte[] {(byte) 0xC0, (byte) 0x80})).isEqualTo(INVALID);
    assertThat(hub.events()).hasSize(before);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aSignatureThatIsMissingShortGarbledOrOfAnotherBodyIsRefused(String source) throws Exception {
    var before = hub.events().size();
    var body = bytes(GRADE.formatted(1));
    var right = Signed.by(SOURCES.get(source), body);
    var header = right.keySet().stream().filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("signature")).findFirst().orElseThrow();
    var value = right.get(header);

    assertThat(posted(source, body, Map.of())).isEqualTo(UNAUTHORIZED);
    for (var wrong : new String[] {"", value.substring(0, value.length() - 2), value + "00", value.replaceAll("[0-9a-f]{8}$", "zzzzzzzz"),
        "md5=" + value, "sha512=" + "0".repeat(128), value.replaceFirst(".$", value.endsWith("0") ? "1" : "0")}) {
      assertThat(posted(source, body, Map.of(header, wrong))).as("signature of length %d", wrong.length()).isEqualTo(UNAUTHORIZED);
    }
    assertThat(posted(source, bytes(GRADE.formatted(2)), right)).as("another body").isEqualTo(UNAUTHORIZED);
    assertThat(hub.events()).hasSize(before);
  }

  private static Answered posted(String source, byte[] body, Map<String, String> headers) throws Exception {
    var answer = hub.post("/hooks/" + source, body, headers);
    return new Answered(answer.statusCode(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOverTheLimitIsTooLargeWhetherItsLengthWasAnnouncedOrNot(boolean announced) throws Exception {
    var before = hub.events().size();
    var body = bytes("{\"event\":\"grade_updated\",\"x\":\"" + "x".repeat(70_000) + "\"}");
    var publisher = announced ? BodyPublishers.ofByteArray(body) : BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
    var call = hub.call("/hooks/sha256").POST(publisher);
    Signed.by(WebhookScheme.HUB_SHA256, body).forEach(call::header);

    var answer = hub.send(call);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("Payload too large");
    assertThat(hub.events()).hasSize(before);
  }

  @Test
  void anAnnouncedLengthOverTheLimitIsRefusedBeforeTheBodyComes() throws Exception {
    var answer = hub.raw("POST /hooks/sha256 HTTP/1.1\r\nHost: hub\r\nContent-Length: 999999999999\r\n\r\n", new byte[0]);

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("Connection: close");
  }

  @Test
  void aBodyThatEndsEarlyRecordsNothing() throws Exception {
    var before = hub.events().size();
    var body = bytes(GRADE.formatted(3));
    var signature = Signed.by(WebhookScheme.HUB_SHA256, body).entrySet().iterator().next();
    var head = "POST /hooks/sha256 HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: %d\r\n%s: %s\r\n\r\n"
        .formatted(body.length + 10, signature.getKey(), signature.getValue());

    var answer = hub.raw(head, body);

    assertThat(answer).doesNotStartWith("HTTP/1.1 200");
    assertThat(hub.events()).hasSize(before);
  }

  @Test
  void aClientThatDripsItsBodyIsCut() throws Exception {
    var started = System.nanoTime();
    try (var socket = hub.connect()) {
      socket.setSoTimeout(100);
      var out = socket.getOutputStream();
      out.write(bytes("POST /hooks/sha256 HTTP/1.1\r\nHost: hub\r\nContent-Length: 60000\r\n\r\n"));
      assertThat(drip(socket)).as("bytes taken before the hub cut it off").isLessThan(600);
    }
    assertThat(java.time.Duration.ofNanos(System.nanoTime() - started)).isLessThan(java.time.Duration.ofSeconds(45));
  }

  /** Sends a byte now and then until the hub answers or hangs up; returns how many it sent. */
  private static int drip(java.net.Socket socket) throws IOException {
    for (int sent = 0; sent < 600; sent++) {
      try {
        socket.getOutputStream().write('x');
        socket.getInputStream().read();
        return sent;
      } catch (java.net.SocketTimeoutException notYet) {
        continue;
      } catch (IOException hungUp) {
        return sent;
      }
    }
    return 600;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-a-form", "event=", "event=%5B%5D", "event=%7B%7D&domain=x", "domain=bbb.example.org&timestamp=1"})
  void aFormWithoutEventsIsInvalid(String form) throws Exception {
    var url = "http://localhost:0/hooks/forms";
    var signed =
        dev.junction.webhooks.CallbackChecksum.sign(url, bytes(form), Signed.SECRET, dev.junction.webhooks.HashAlgorithm.SHA256);
    var target = signed.url().substring(signed.url().indexOf("/hooks"));
    var answer =
        hub.post(target, bytes(form), Map.of("Content-Type", "application/x-www-form-urlencoded"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void theSameDeliveryAHundredTimesAtOnceIsOneEvent() throws Exception {
    var before = hub.events().size();
    var body = bytes("{\"event\":\"course_completed\",\"user_id\":7,\"id\":\"one of a hundred\"}");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = IntStream.range(0, 100).mapToObj(i -> executor.submit(() -> post("sha256", body))).toList();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(new Answered(200, "OK"));
      }
    }

    assertThat(hub.events()).hasSize(before + 1);
    assertThat(hub.hub().engine().ledger().timesSeen(hub.events().getFirst().id())).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hooks/nobody", "/hooks/sha256/extra/more", "/hooks/%2e%2e/api", "/hooks/sha256%2fx", "/hooks/%00"})
  void anUnknownSourceIsNotFoundAndNothingIsToldOfTheOthers(String path) throws Exception {
    var answer = hub.raw(
        "POST %s HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: 2\r\n\r\n".formatted(path), bytes("{}"));

    assertThat(answer.substring(9, 12)).isIn("404", "400", "401");
    assertThat(answer).doesNotContain("sha1", "moodle", "forms", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "PATCH"})
  void anotherMethodThanPostIsNotAllowed(String method) throws Exception {
    var answer = hub.send(hub.call("/hooks/sha256").method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(answer.body()).isEqualTo(method.equals("HEAD") ? "" : "Method not allowed");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aSignatureInUpperCaseHexCountsLikeOneInLowerCase(String source) throws Exception {
    var body = bytes("{\"event\":\"grade_updated\",\"user_id\":1,\"upper\":\"%s\"}".formatted(source));
    var upper = new java.util.HashMap<>(Signed.by(SOURCES.get(source), body));
    upper.replaceAll((name, value) -> upperHex(value));

    assertThat(posted(source, body, upper)).isEqualTo(new Answered(200, "OK"));
  }

  private static String upperHex(String value) {
    var mark = value.indexOf('=');
    return value.substring(0, mark + 1) + HexFormat.of().withUpperCase().formatHex(HexFormat.of().parseHex(value.substring(mark + 1)));
  }
}
