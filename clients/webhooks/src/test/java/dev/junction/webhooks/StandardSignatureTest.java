package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.DELIVERY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.URL;
import static dev.junction.webhooks.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardSignatureTest {

  private static final WebhookScheme SCHEME = WebhookScheme.STANDARD_WEBHOOKS;
  private static final String SECRET = Samples.secretFor(SCHEME);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  @Test
  void thePublishedExampleIsSignedAlike() {
    var webhook = SCHEME.sign(URL, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330));
    assertThat(webhook.headers()).containsExactlyInAnyOrderEntriesOf(Map.of("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp", "1614265330", "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @Test
  void theAnswerTellsTheDeliveryAndWhenItWasSigned() {
    assertThat(verify(Map.of())).isEqualTo(new Accepted(0, Optional.of(DELIVERY), Optional.of(NOW)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300_000, -299_999, 0, 299_999, 300_000})
  void aClockWithinFiveMinutesIsTolerated(long millisOff) {
    assertThat(verifyAt(NOW.plusMillis(millisOff))).isInstanceOf(Accepted.class);
  }

  @Test
  void aSignatureThatIsTooOldOrTooNewIsRefused() {
    assertRefused(verifyAt(NOW.plus(TOLERANCE).plusNanos(1)), Reason.TOO_OLD);
    assertRefused(verifyAt(NOW.minus(TOLERANCE).minusNanos(1)), Reason.TOO_NEW);
    assertRefused(verifyAt(NOW.plus(Duration.ofDays(400))), Reason.TOO_OLD);
    assertRefused(verifyAt(NOW.minus(Duration.ofDays(400))), Reason.TOO_NEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void everyHeaderIsNeeded(String header) {
    var headers = new HashMap<>(signed().headers());
    headers.remove(header);
    var absent = SCHEME.verify(WebhookRequest.of(URL, headers, BODY), List.of(SECRET), NOW);
    assertRefused(absent, Reason.MISSING);
    assertThat(((Verification.Refused) absent).explanation()).endsWith("header " + header + " is absent or empty");
    assertRefused(verify(Map.of(header, "")), Reason.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1795608000.0", "-5", "+1795608000", "now", "1795608000 ", "\u0661", "0x10", "9999999999999999999999999"})
  void aTimeThatIsNoNumberOfSecondsIsRefused(String timestamp) {
    assertRefused(verify(Map.of("webhook-timestamp", timestamp)), Reason.MALFORMED);
  }

  @Test
  void idAndTimeAreSignedToo() {
    assertRefused(verify(Map.of("webhook-id", "msg_43")), Reason.MISMATCH);
    assertRefused(verify(Map.of("webhook-timestamp", Long.toString(NOW.getEpochSecond() - 1))), Reason.MISMATCH);
  }

  @Test
  void oneRightSignatureAmongSeveralIsEnough() {
    var right = signed().headers().get("webhook-signature");
    var other = SCHEME.sign(URL, BODY, Samples.secretFor(SCHEME, 7), DELIVERY, NOW).headers().get("webhook-signature");
    for (var list : List.of(other + " " + right, right + " " + other,
        "v1a,c29tZXRoaW5n  v1,short " + right, "v2," + right.substring(3) + " " + right)) {
      assertThat(verify(Map.of("webhook-signature", list))).as(list).isInstanceOf(Accepted.class);
    }
    assertRefused(verify(Map.of("webhook-signature", other + " " + other)), Reason.MISMATCH);
  }

  @CsvSource({"'v1,', WRONG_LENGTH", "'v1,c2hvcnQ=', WRONG_LENGTH", "'v1,***', MALFORMED", "'v1a,c29tZXRoaW5n', WRONG_ALGORITHM",
      "nothing, MALFORMED", "' ', MALFORMED"})
  @ParameterizedTest
  void aListWithoutAReadableSignatureIsRefused(String list, Reason reason) {
    assertRefused(verify(Map.of("webhook-signature", list)), reason);
  }

  @Test
  void theRightSignatureUnderAnotherVersionIsRefused() {
    var right = signed().headers().get("webhook-signature");
    assertRefused(verify(Map.of("webhook-signature", "v2" + right.substring(2))), Reason.WRONG_ALGORITHM);
    assertRefused(verify(Map.of("webhook-signature", right.substring(3))), Reason.MALFORMED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a.b", "a b", "line\nbreak", "\u00e9"})
  void aDeliveryIdThatCouldBeMisreadIsNotSigned(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEME.sign(URL, BODY, SECRET, id, NOW)).withMessageContaining("delivery id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUFBQUFBQUFBQUFBQUFBQUFB", "whsec_", "whsec_***", "WHSEC_QUFB"})
  void aSecretOfAnotherFormIsASettingsError(String secret) {
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEME.checkSecret(secret))
        .withMessageContaining("expected 'whsec_' and Base64").withMessageNotContaining("QUFB").withNoCause();
  }

  private static SignedWebhook signed() {
    return Samples.signed(SCHEME);
  }

  private static Verification verifyAt(Instant now) {
    return SCHEME.verify(WebhookRequest.of(URL, signed().headers(), BODY), List.of(SECRET), now);
  }

  private static Verification verify(Map<String, String> changed) {
    var headers = new HashMap<>(signed().headers());
    headers.putAll(changed);
    return SCHEME.verify(WebhookRequest.of(URL, headers, BODY), List.of(SECRET), NOW);
  }
}
