package dev.junction.hub.outbound;

import static dev.junction.hub.spi.ScriptedServer.answering;
import static dev.junction.hub.spi.ScriptedServer.readHead;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.HttpCalls.Answered;
import dev.junction.hub.spi.HttpCalls.Cause;
import dev.junction.hub.spi.HttpCalls.Reply;
import dev.junction.hub.spi.HttpCalls.Request;
import dev.junction.hub.spi.HttpCalls.Unanswered;
import dev.junction.hub.spi.HttpUrl;
import dev.junction.hub.spi.ScriptedServer;
import dev.junction.hub.spi.Trust;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
  private static final Duration SHORT = Duration.ofMillis(600);
  private final List<String> lookedUp = new ArrayList<>();
  private InetAddress[] found = {InetAddress.getLoopbackAddress()};
  private Outbound outbound = outbound(Optional.empty());

  private Outbound outbound(Optional<Path> authorities) {
    return new Outbound("test", Trust.context(authorities), this::lookUp, SHORT);
  }

  private InetAddress[] lookUp(String host) {
    lookedUp.add(host);
    return found;
  }

  @AfterEach
  void close() throws Exception {
    outbound.close();
  }

  private Reply get(String url) throws InterruptedException {
    return get(url, Duration.ofSeconds(10));
  }

  private Reply get(String url, Duration within) throws InterruptedException {
    return outbound.send(new Request("GET", HttpUrl.parse(url), Map.of(), new byte[0], within, true, 1000));
  }

  private static void assertUnanswered(Reply reply, Cause cause, String... said) {
    assertThat(reply).isInstanceOfSatisfying(Unanswered.class, none -> {
      assertThat(none.cause()).as(none.reason()).isEqualTo(cause);
      assertThat(none.reason()).contains(said).doesNotContain("geheim");
    });
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void anAnswerComesWithStatusHeadersAndBody() throws Exception {
    try (var server = new ScriptedServer(answering("HTTP/1.1 404 Nope\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 2\r\n\r\nno"))) {
      assertThat(get(server.url())).isInstanceOfSatisfying(Answered.class, answer -> {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("x-a")).contains("1");
        assertThat(answer.text()).isEqualTo("no");
        assertThat(answer.cut()).isFalse();
      });
    }
  }

  @Test
  void theTargetIsSentAsItIsWritten() throws Exception {
    var line = new java.util.concurrent.CompletableFuture<String>();
    try (var server = new ScriptedServer(socket -> {
      line.complete(new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream())).readLine());
      socket.getOutputStream().write(ok("").getBytes());
    })) {
      get(server.url() + "/a%2Fb/../c;x=1//?q=%20+&geheim");
      assertThat(line.join()).isEqualTo("GET //a%2Fb/../c;x=1//?q=%20+&geheim HTTP/1.1");
    }
  }

  @Test
  void oneConnectionServesSeveralCalls() throws Exception {
    try (var server = new ScriptedServer(socket -> {
      for (var call = 0; call < 2; call++) {
        readHead(socket);
        socket.getOutputStream().write(ok("again").getBytes());
      }
    })) {
      assertThat(get(server.url())).isInstanceOf(Answered.class);
      assertThat(get(server.url())).isInstanceOf(Answered.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionToAPrivateAddressNeverServesACallThatMayNotGoThere() throws Exception {
    try (var server = new ScriptedServer(socket -> {
      for (var call = 0; call < 2; call++) {
        readHead(socket);
        socket.getOutputStream().write(ok("in").getBytes());
      }
    })) {
      var url = HttpUrl.parse("http://campus.example:" + server.port() + "/");
      assertThat(get(url.text())).isInstanceOf(Answered.class);
      var reply = outbound.send(new Request("GET", url, Map.of(), new byte[0], Duration.ofSeconds(5), false, 10));
      assertUnanswered(reply, Cause.REFUSED_ADDRESS, "campus.example has the address 127.0.0.1", "loopback");
      assertThat(lookedUp).containsExactly("campus.example", "campus.example");
    }
  }

  @Test
  void theCallGoesToTheAddressThatWasJudgedAndNamesTheHost() throws Exception {
    var head = new java.util.concurrent.CompletableFuture<String>();
    try (var server = new ScriptedServer(socket -> {
      var buffer = new byte[4096];
      head.complete(new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(ok("").getBytes());
    })) {
      assertThat(get("http://nowhere.invalid:" + server.port() + "/")).isInstanceOf(Answered.class);
      assertThat(head.join()).contains("Host: nowhere.invalid:" + server.port());
      assertThat(lookedUp).containsExactly("nowhere.invalid");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "127.0.0.1", "[::1]"})
  void anAddressInTheUrlIsJudgedToo(String host) throws Exception {
    var reply = outbound.send(
        new Request("GET", HttpUrl.parse("http://" + host + ":9/"), Map.of(), new byte[0], Duration.ofSeconds(5), false, 10));
    assertUnanswered(reply, Cause.REFUSED_ADDRESS, "127.0.0.1");
    assertThat(lookedUp).hasSize(1);
  }

  @Test
  void anUnknownHostIsSaid() throws Exception {
    found = new InetAddress[0];
    assertUnanswered(get("http://typo.example/geheim"), Cause.UNKNOWN_HOST, "typo.example", "DNS");
  }

  @Test
  void aLookupThatHangsIsCutOff() throws Exception {
    var never = new CountDownLatch(1);
    var began = System.nanoTime();
    try (var stuck = new Outbound("test", Trust.context(Optional.empty()), host -> {
      try {
        never.await();
      } catch (InterruptedException cut) {
        throw new UnknownHostException("cut");
      }
      throw new AssertionError();
    }, SHORT)) {
      var reply = stuck.send(new Request("GET", HttpUrl.parse("http://slow.example/"), Map.of(), new byte[0], SHORT, true, 10));
      assertUnanswered(reply, Cause.CONNECT_TIMEOUT, "slow.example", "0.6 s");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whoeverTakesTheConnectionButDoesNotAnswerIsSaid() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.silent())) {
      assertUnanswered(get(server.url(), SHORT), Cause.ANSWER_TIMEOUT, "didn't answer in 0.6 s", "unknown");
    }
  }

  @Test
  void aBodyThatDripsIsCutAtTheTotalTime() throws Exception {
    try (var server = new ScriptedServer(socket -> {
      readHead(socket);
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".getBytes());
      socket.setSoTimeout(20);
      while (true) {
        out.write('.');
        try {
          socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException next) {
          continue;
        }
      }
    })) {
      var began = System.nanoTime();
      assertUnanswered(get(server.url(), SHORT), Cause.TOTAL_TIMEOUT, "began to answer", "0.6 s");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, Duration.ofSeconds(5));
    }
  }

  @Test
  void noMoreOfAnAnswerIsReadThanWasAskedFor() throws Exception {
    try (var server = new ScriptedServer(answering(ok("x".repeat(100_000))))) {
      assertThat(get(server.url())).isInstanceOfSatisfying(Answered.class, answer -> {
        assertThat(answer.body()).hasSize(1000);
        assertThat(answer.cut()).isTrue();
      });
    }
  }

  @Test
  void anEndlessAnswerIsDroppedWithItsConnection() throws Exception {
    try (var server = new ScriptedServer(socket -> {
      readHead(socket);
      socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n").getBytes());
      while (true) {
        socket.getOutputStream().write(new byte[8192]);
      }
    })) {
      assertThat(get(server.url())).isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.cut()).isTrue());
    }
  }

  @Test
  void aCompressedAnswerStaysCompressed() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[100_000]);
    }
    try (var server = new ScriptedServer(socket -> {
      readHead(socket);
      var head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n".formatted(bytes.size());
      socket.getOutputStream().write(head.getBytes());
      bytes.writeTo(socket.getOutputStream());
    })) {
      assertThat(get(server.url())).isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.body()).isEqualTo(bytes.toByteArray()));
    }
  }

  @Test
  void cookiesAndRedirectsAreIgnored() throws Exception {
    var heads = new java.util.concurrent.LinkedBlockingQueue<String>();
    try (var server = new ScriptedServer(socket -> {
      var buffer = new byte[4096];
      heads.add(new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write("HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes());
    })) {
      get(server.url());
      assertThat(get(server.url())).isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
      assertThat(heads).hasSize(2).noneMatch(head -> head.contains("Cookie") || head.contains("/x"));
    }
  }

  @Test
  void nothingIsTriedTwice() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer::readHead)) {
      assertUnanswered(get(server.url() + "geheim"), Cause.BROKEN_OFF, "before it answered", "unknown");
      assertThat(server.connections()).isEqualTo(1);
    }
    try (var server = new ScriptedServer(answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"))) {
      get(server.url());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerCutShortIsSaid() throws Exception {
    try (var server = new ScriptedServer(answering("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"))) {
      assertUnanswered(get(server.url()), Cause.BROKEN_OFF, "in the middle of its answer");
    }
  }

  @Test
  void endlessHeadersAreNotRead() throws Exception {
    try (var server = new ScriptedServer(socket -> {
      readHead(socket);
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes());
      while (true) {
        socket.getOutputStream().write("X-More: and more\r\n".getBytes());
      }
    })) {
      assertUnanswered(get(server.url()), Cause.NOT_HTTP, "headers beyond all bounds");
    }
  }

  @Test
  void whatIsNotHttpIsSaid() throws Exception {
    try (var server = new ScriptedServer(answering("SSH-2.0-OpenSSH_9.2\r\n"))) {
      assertThat(get(server.url())).isInstanceOfSatisfying(Unanswered.class, none -> assertThat(none.cause()).isIn(Cause.NOT_HTTP, Cause.BROKEN_OFF));
    }
  }

  @Test
  void aCertificateOfOnesOwnAuthorityIsTrustedWhenItIsNamed(@TempDir Path folder) throws Exception {
    var certificate = Certificate.of("dns:campus.example", folder);
    try (var server = new ScriptedServer(certificate.server(), answering(ok("safe")))) {
      var url = "https://campus.example:" + server.port() + "/geheim";
      assertUnanswered(get(url), Cause.TLS, "campus.example", "not trusted");
      outbound.close();
      outbound = outbound(Optional.of(certificate.pem()));
      assertThat(get(url)).isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.text()).isEqualTo("safe"));
      assertUnanswered(get(url.replace("campus", "other")), Cause.TLS, "another name than other.example");
    }
  }

  @Test
  void httpsToAPlainPortIsSaid() throws Exception {
    try (var server = new ScriptedServer(answering(ok("plain")))) {
      assertThat(get("https://127.0.0.1:" + server.port() + "/", SHORT)).isInstanceOfSatisfying(Unanswered.class, none -> assertThat(none.cause()).isIn(Cause.TLS, Cause.CONNECT_TIMEOUT));
    }
    try (var server = new ScriptedServer(socket -> {
      socket.getInputStream().read();
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
    })) {
      assertUnanswered(get("https://127.0.0.1:" + server.port() + "/"), Cause.TLS, "127.0.0.1");
    }
  }

  @Test
  void aHandshakeThatHangsIsCutOff() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.silent())) {
      assertUnanswered(get("https://127.0.0.1:" + server.port() + "/"), Cause.CONNECT_TIMEOUT, "TLS handshake", "0.6 s");
    }
  }
}
