package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ServerTest {

  @Test void oneConnectionCarriesManyRequests() throws IOException {
    try (var server = echo(); var client = new RawClient(server.port())) {
      client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(client.readAll()).containsSubsequence("HTTP/1.1 200", "keep-alive", "/1", "HTTP/1.1 200", "close", "/2");
    }
  }

  @Test void whatIsNoRequestIsAnswered400AndToldWhy() throws IOException {
    try (var server = echo(); var client = new RawClient(server.port())) {
      assertThat(client.send("hello\r\n\r\n").readAll()).startsWith("HTTP/1.1 400").contains("expected a request line");
    }
  }

  @Test void aMistakeOfTheSandboxIsAnswered500AndNamed() throws IOException {
    try (var server = new Server(0, Clock.systemUTC(), (request, exchange) -> { throw new IllegalStateException("out of order"); });
        var client = new RawClient(server.port())) {
      assertThat(client.post("/x", "").readAll()).startsWith("HTTP/1.1 500").contains("out of order");
    }
  }

  @Test void aTakenPortIsNamed() {
    try (var server = echo()) {
      assertThatThrownBy(() -> new Server(server.port(), Clock.systemUTC(), (request, exchange) -> {}))
          .isInstanceOf(UncheckedIOException.class).hasMessageContaining("127.0.0.1:" + server.port());
    }
  }

  @Test void closingEndsConnectionsThatHang() throws IOException, InterruptedException {
    var arrived = new CountDownLatch(1);
    var server = new Server(0, Clock.systemUTC(), (request, exchange) -> {
      arrived.countDown();
      new CountDownLatch(1).await();
    });
    try (var client = new RawClient(server.port())) {
      client.post("/x", "");
      arrived.await();
      server.close();
      assertThat(client.readAll()).isEmpty();
      assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
    }
  }

  @Test void otherMachinesCannotReachIt() throws IOException {
    var outward = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(address -> !address.isLoopbackAddress()).findFirst();
    Assumptions.assumeTrue(outward.isPresent(), "this machine has only the loopback address");
    try (var server = echo()) {
      InetAddress address = outward.get();
      assertThatThrownBy(() -> new Socket(address, server.port()).close()).isInstanceOf(IOException.class);
    }
  }

  private static Server echo() {
    return new Server(0, Clock.systemUTC(), (request, exchange) -> exchange.send(Answer.text(200, request.target())));
  }
}
