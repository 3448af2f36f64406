package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.URL;
import static dev.junction.webhooks.Samples.secretFor;
import static dev.junction.webhooks.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.webhooks.Verification.Refused;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What holds for any change and any rubbish; the seeds are fixed, so a failure comes again. */
class TamperingTest {

  private static final int TRIES = 2_000;
  private static final String[] HEADERS = {"X-Hub-Signature", "X-Hub-Signature-256", "X-Moodle-Signature", "X-BBB-Signature",
      "Authorization", "webhook-id", "webhook-timestamp", "webhook-signature"};
  private static final String[] BEGINNINGS = {"", "sha1=", "sha256=", "v1,", "v1a,", "Bearer ", "v1, v1,", "1795608000"};

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SECRET_IN_PATH")
  void anyFlippedBitOfTheBodyIsRefused(WebhookScheme scheme) {
    var webhook = signed(scheme);
    for (int bit = 0; bit < BODY.length * 8; bit++) {
      assertThat(Samples.verify(scheme, webhook, flipped(BODY, bit))).as("bit %d", bit).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyFlippedBitOfTheSignatureIsRefused(WebhookScheme scheme) {
    var webhook = signed(scheme);
    webhook.headers().forEach((name, value) -> {
      for (int bit = 0; bit < value.length() * 8; bit++) {
        var changed = flipped(value, bit);
        if (!isSameHexInOtherCase(scheme, value, changed)) {
          var headers = new HashMap<>(webhook.headers());
          headers.put(name, changed);
          assertThat(Samples.verify(scheme, new SignedWebhook(webhook.url(), headers), BODY))
              .as("%s: %s", name, changed).isInstanceOf(Refused.class);
        }
      }
    });
    if (!webhook.url().equals(URL)) {
      int end = scheme == WebhookScheme.SECRET_IN_PATH ? webhook.url().indexOf('?') : webhook.url().length();
      int start = scheme == WebhookScheme.SECRET_IN_PATH ? webhook.url().lastIndexOf('/', end) + 1 : 0;
      for (int bit = start * 8; bit < end * 8; bit++) {
        var changed = flipped(webhook.url(), bit);
        boolean digitsOnly = bit / 8 > webhook.url().lastIndexOf('=');
        if (!(digitsOnly && isSameHexInOtherCase(scheme, webhook.url(), changed))) {
          assertThat(Samples.verify(scheme, new SignedWebhook(changed, webhook.headers()), BODY)).as(changed).isInstanceOf(Refused.class);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noRubbishIsAcceptedOrThrows(WebhookScheme scheme) {
    var random = new Random(20261125);
    var secrets = List.of(secretFor(scheme), secretFor(scheme, 1));
    for (int i = 0; i < TRIES; i++) {
      var headers = new HashMap<String, String>();
      for (var name : HEADERS) {
        if (random.nextInt(4) > 0) {
          headers.put(name, BEGINNINGS[random.nextInt(BEGINNINGS.length)] + rubbish(random));
        }
      }
      var url = random.nextBoolean() ? URL + "&checksum=" + rubbish(random) : rubbish(random);
      assertThat(scheme.verify(WebhookRequest.of(url, headers, BODY), secrets, NOW)).as("%s %s", url, headers).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyBodyRoundTrips(WebhookScheme scheme) {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var body = new byte[random.nextInt(5_000)];
      random.nextBytes(body);
      var webhook = scheme.sign(URL, body, secretFor(scheme), "msg_" + i, NOW);
      assertThat(Samples.verify(scheme, webhook, body)).isInstanceOf(Verification.Accepted.class);
    }
  }

  private static String rubbish(Random random) {
    var text = new StringBuilder();
    int kind = random.nextInt(4);
    int length = random.nextBoolean() ? random.nextInt(130) : new int[] {0, 40, 44, 64, 96, 128}[random.nextInt(6)];
    for (int i = 0; i < length; i++) {
      text.append(switch (kind) {
        case 0 -> "0123456789abcdefABCDEF".charAt(random.nextInt(22));
        case 1 -> "0123456789".charAt(random.nextInt(10));
        case 2 -> (char) (32 + random.nextInt(95));
        default -> (char) random.nextInt(0x10000);
      });
    }
    return text.toString();
  }

  private static boolean isSameHexInOtherCase(WebhookScheme scheme, String value, String changed) {
    boolean hex = scheme != WebhookScheme.STANDARD_WEBHOOKS && scheme != WebhookScheme.SECRET_IN_PATH;
    int digits = value.lastIndexOf('=') + 1;
    return hex && changed.startsWith(value.substring(0, digits)) && changed.equalsIgnoreCase(value);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    var copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }

  private static String flipped(String ascii, int bit) {
    return new String(flipped(ascii.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
  }
}
