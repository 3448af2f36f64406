package dev.junction.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static byte[] delivery(String id) {
    return "POST / HTTP/1.1\r\nX-Junction-Delivery: %s\r\nContent-Length: 2\r\n\r\n{}".formatted(id).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void itTakesManyOnOneConnectionAndTellsRepetitions() throws Exception {
    try (var receiver = new Receiver();
        var connection = new RawConnection(receiver.port())) {
      assertThat(connection.send(delivery("a"))).isEqualTo(204);
      assertThat(connection.send(delivery("b"))).isEqualTo(204);
      assertThat(connection.send(delivery("b"))).isEqualTo(204);
      assertThat(receiver.deliveries()).isEqualTo(2);
      assertThat(receiver.posts()).isBetween(2L, 3L);
    }
  }

  @Test
  void aPortWhereNobodyListensAnswersNothing() throws Exception {
    assertThat(RawConnection.get(Server.freePort(), "/")).isZero();
  }
}
