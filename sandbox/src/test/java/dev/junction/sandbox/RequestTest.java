package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {

  @Test void aRecordedRequestCannotChangeAfterwards() {
    var values = new ArrayList<>(List.of("v"));
    var body = new byte[] {1};
    var request = new Request(Instant.EPOCH, "POST", "/", "", Map.of("A", values), body);
    values.add("w");
    body[0] = 2;
    request.body()[0] = 3;

    assertThat(request.headers().get("a")).containsExactly("v");
    assertThat(request.body()).containsExactly(1);
  }

  @Test void itsNameHidesWhatMayBeSecret() {
    var request = new Request(Instant.EPOCH, "POST", "/hook", "token=hidden", Map.of("Authorization", List.of("Bearer hidden")), "hidden".getBytes());

    assertThat(request).hasToString("POST /hook (6 bytes)");
  }
}
