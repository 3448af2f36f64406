package dev.junction.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.junction.webhooks.BigBlueButtonVectors.Case;
import dev.junction.webhooks.HmacToken.Algorithm;
import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BigBlueButtonVectorsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @ParameterizedTest
  @MethodSource
  void everyBbbWebhooksCaseIsAnsweredAsExpected(Case vector) {
    var request = WebhookRequest.of(vector.text("requestTarget"), vector.headers(), vector.bytes("body"));
    assertAnswer(vector, WebhookScheme.BBB_WEBHOOKS.verify(request, vector.secrets(), NOW));
  }

  @ParameterizedTest
  @MethodSource
  void everyBbbSignatureCaseIsAnsweredAsExpected(Case vector) {
    var request = WebhookRequest.of("https://hub.example.org/hooks/bbb",
        Map.of("X-BBB-Signature", vector.text("signature")), vector.bytes("payload"));
    assertAnswer(vector, WebhookScheme.BBB.verify(request, vector.secrets(), NOW));
  }

  @ParameterizedTest
  @MethodSource
  void everyRecordingReadyTokenIsAnsweredAsExpected(Case vector) throws TokenRefused {
    if (isInvalid(vector)) {
      assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> recordingReady(vector).requiredText("record_id"));
      return;
    }
    var claims = recordingReady(vector);
    assertThat(claims.requiredText("record_id")).isNotEmpty();
    vector.fields().path("claims").properties()
        .forEach(claim -> assertThat(claims.text(claim.getKey())).contains(claim.getValue().asString()));
  }

  @ParameterizedTest
  @MethodSource
  void everyAnalyticsTokenIsAnsweredAsExpected(Case vector) throws TokenRefused {
    if (isInvalid(vector)) {
      assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> analytics(vector));
      return;
    }
    assertThat(analytics(vector).expiresAt()).contains(Instant.ofEpochSecond(4102444800L));
  }

  @ParameterizedTest
  @MethodSource
  void everyRecordedPostOfARealServerIsAccepted(Case post) {
    var origin = URI.create(post.text("callbackURL")).resolve("/").toString();
    var url = origin + post.text("target").substring(1);
    var request = WebhookRequest.of(url, Map.of(), post.bytes("body"));
    assertThat(WebhookScheme.BBB_WEBHOOKS.verify(request, post.secrets(), NOW)).isEqualTo(Accepted.by(0));
    assertThat(CallbackChecksum.sign(post.text("callbackURL"), post.bytes("body"), post.text("secret"),
        HashAlgorithm.of(post.text("alg"))).url()).isEqualTo(url);
  }

  @Test
  void signingGivesTheVeryUrlOfEveryValidChecksumCase() {
    var signed = bbbWebhooks().filter(vector -> !isInvalid(vector) && vector.fields().has("checksum")).toList();
    assertThat(signed).hasSize(6).allSatisfy(vector ->
        assertThat(CallbackChecksum.sign(vector.text("callbackURL"), vector.bytes("body"), vector.text("secret"),
            HashAlgorithm.of(vector.text("algorithm"))).url()).isEqualTo(vector.text("requestTarget")));
  }

  @Test
  void signingGivesTheVeryTokensThatBigBlueButtonAndMoodleMake() {
    var analytics = find("an-hs512", everyAnalyticsTokenIsAnsweredAsExpected());
    assertThat(HmacToken.sign(Map.of("exp", 4102444800L), Algorithm.HS512, analytics.text("secret"))).isEqualTo(analytics.text("token"));
    var ready = find("rr-typ", everyRecordingReadyTokenIsAnsweredAsExpected());
    var claims = new LinkedHashMap<String, Object>();
    ready.fields().required("claims").properties().forEach(claim -> claims.put(claim.getKey(), claim.getValue().asString()));
    assertThat(HmacToken.sign(claims, Algorithm.HS256, ready.text("secret"))).isEqualTo(ready.text("token"));
  }

  @Test
  void noCaseIsLost() {
    assertThat(List.of(bbbWebhooks().count(), everyBbbSignatureCaseIsAnsweredAsExpected().count(),
        everyRecordingReadyTokenIsAnsweredAsExpected().count(), everyAnalyticsTokenIsAnsweredAsExpected().count(),
        everyRecordedPostOfARealServerIsAccepted().count())).containsExactly(12L, 12L, 11L, 5L, 93L);
  }

  private static HmacToken.Claims recordingReady(Case vector) throws TokenRefused {
    return HmacToken.verify(vector.text("token"), vector.secrets(), Set.of(Algorithm.HS256), NOW);
  }

  private static HmacToken.Claims analytics(Case vector) throws TokenRefused {
    return HmacToken.verify(vector.text("token"), vector.secrets(), Set.of(Algorithm.HS512), NOW);
  }

  private static void assertAnswer(Case vector, Verification answer) {
    var why = vector.text("why");
    if (isInvalid(vector)) {
      assertThat(answer).as(why).isInstanceOf(Refused.class);
    } else {
      assertThat(answer).as(why).isEqualTo(Accepted.by(0));
    }
  }

  /** Where implementations may differ (upper-case digits) this one accepts. */
  private static boolean isInvalid(Case vector) {
    return switch (vector.text("expect")) {
      case "invalid" -> true;
      case "valid", "implementation-defined" -> false;
      default -> fail("unknown expectation of " + vector.id());
    };
  }

  private static Case find(String id, Stream<Case> cases) {
    return cases.filter(vector -> vector.id().equals(id)).findFirst().orElseThrow();
  }

  private static Stream<Case> bbbWebhooks() {
    return everyBbbWebhooksCaseIsAnsweredAsExpected();
  }

  static Stream<Case> everyBbbWebhooksCaseIsAnsweredAsExpected() {
    return BigBlueButtonVectors.of("webhooks");
  }

  static Stream<Case> everyBbbSignatureCaseIsAnsweredAsExpected() {
    return BigBlueButtonVectors.of("xBbbSignature");
  }

  static Stream<Case> everyRecordingReadyTokenIsAnsweredAsExpected() {
    return BigBlueButtonVectors.of("recordingReadyJwt");
  }

  static Stream<Case> everyAnalyticsTokenIsAnsweredAsExpected() {
    return BigBlueButtonVectors.of("analyticsJwt");
  }

  static Stream<Case> everyRecordedPostOfARealServerIsAccepted() {
    return BigBlueButtonVectors.recordedPosts().stream();
  }
}
