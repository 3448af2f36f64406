package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.HookScheme.Post;
import dev.junction.hub.spi.HookScheme.Reader;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StrictJson;
import dev.junction.webhooks.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, a scheme answers; it never throws. The seed is fixed, so that a failure can be repeated. */
class HookFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final int ROUNDS = 1_500;
  private static final List<String> SEEDS = List.of(
      "{\"event\":\"user_created\",\"user\":{\"id\":7,\"email\":\"ada@example.org\"},\"token\":{\"a\":[1.50,true,null]},\"x\":\"\\ud83d\\ude00\"}",
      "{\"type\":\"grade.updated\",\"timestamp\":\"2026-11-25T09:59:00Z\",\"user_id\":42,\"deep\":[[[{\"password\":\"p\"}]]]}",
      "domain=d&event=%5B%7B%22data%22%3A%7B%22id%22%3A%22user-left%22%2C%22attributes%22%3A%7B%22meeting%22%3A%7B%7D%7D%2C%22event%22%3A%7B%22ts%22%3A1%7D%7D%7D%5D&timestamp=1764064799001",
      "domain=d&event=[{\"core\":{\"header\":{\"name\":\"UserMutedVoiceEvtMsg\"},\"body\":{\"muted\":true}}},{\"header\":{\"name\":\"published\"}}]&timestamp=x");
  private static final String SPICE = "{}[]\",:\\&=%+0123456789eE.-tfn\u0000\u0001 \u00ff\u00c0";
  private final StubHub hub = new StubHub();

  static List<HookScheme> schemes() {
    return new StubHub().hookSchemes();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void noBodyAndNoHeaderMakesASchemeThrow(HookScheme scheme) {
    var random = new Random(20261125);
    var secret = scheme.name().equals("standard-webhooks")
        ? Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[32])) : Secret.of("fuzz-secret");
    var reader = new Reader(hub.eventTypes(), Duration.ofMinutes(10));
    int accepted = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var body = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
      var signed = WebhookScheme.of(scheme.name()).sign("https://hub.example.org/hooks/x", body, secret.reveal(), "msg_1", NOW);
      boolean spoil = random.nextInt(4) == 0;
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(spoil ? spoilt(signed.headers(), random) : signed.headers());
      var url = spoil ? spoilt(signed.url(), random) : signed.url();
      var reading = scheme.read(new Post("x", "main", url, headers::get, "application/json", body, NOW), List.of(secret), reader);
      switch (reading) {
        case Reading.Accepted fine -> {
          accepted++;
          for (var draft : fine.drafts()) {
            assertThat(StrictJson.MAPPER.readTree(draft.data()).isObject()).isTrue();
            assertThat(draft.type()).matches("[\\x21-\\x7e]{1,80}");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(draft.data() + draft.subject())).isTrue();
          }
        }
        case Reading.Unauthorized why -> {
          refused++;
          assertThat(why.reason()).matches("[a-z-]+");
        }
        case Reading.Unreadable why -> assertThat(why.why()).isNotBlank();
      }
    }
    assertThat(accepted).isBetween(10, ROUNDS - 10);
    assertThat(refused).isPositive();
  }

  private static byte[] mutated(String seed, Random random) {
    var bytes = seed.getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          var longer = Arrays.copyOf(bytes, bytes.length + 8);
          System.arraycopy(bytes, at, longer, Math.min(at + 8, longer.length), Math.min(bytes.length - at, longer.length - at - 8));
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private static Map<String, String> spoilt(Map<String, String> headers, Random random) {
    var spoilt = new HashMap<String, String>();
    headers.forEach((name, value) -> spoilt.put(name, spoilt(value, random)));
    return spoilt;
  }

  private static String spoilt(String text, Random random) {
    int at = random.nextInt(text.length());
    var spice = SPICE.charAt(random.nextInt(SPICE.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + spice + text.substring(at + 1);
      default -> text.substring(0, at) + spice + text.substring(at);
    };
  }
}
