package dev.junction.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.webhooks.HmacToken.Algorithm;
import dev.junction.webhooks.TokenRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final String SECRET = "a-secret-only-tests-know";
  private static final Set<Algorithm> ANY = EnumSet.allOf(Algorithm.class);
  private static final String HEADER = "{\"alg\":\"HS256\"}";

  @ParameterizedTest
  @EnumSource
  void whatIsSignedIsRead(Algorithm algorithm) throws TokenRefused {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("record_id", "r-1 学生");
    claims.put("exp", NOW.getEpochSecond() + 1);
    claims.put("nothing", null);
    var read = HmacToken.verify(HmacToken.sign(claims, algorithm, SECRET), SECRET, Set.of(algorithm), NOW);
    assertThat(read.algorithm()).isEqualTo(algorithm);
    assertThat(read.requiredText("record_id")).isEqualTo("r-1 学生");
    assertThat(read.expiresAt()).contains(NOW.plusSeconds(1));
    assertThat(read.values().keySet()).containsExactly("record_id", "exp", "nothing");
  }

  @Test
  void aTokenIsValidUntilTheSecondItExpires() throws TokenRefused {
    var token = HmacToken.sign(Map.of("exp", NOW.getEpochSecond()), Algorithm.HS256, SECRET);
    assertThat(HmacToken.verify(token, SECRET, ANY, NOW.minusNanos(1)).expiresAt()).contains(NOW);
    assertRefused(token, NOW, Reason.EXPIRED);
  }

  @Test
  void aTokenIsValidFromItsStartOn() throws TokenRefused {
    var token = HmacToken.sign(Map.of("nbf", NOW.getEpochSecond()), Algorithm.HS256, SECRET);
    assertThat(HmacToken.verify(token, SECRET, ANY, NOW).expiresAt()).isEmpty();
    assertRefused(token, NOW.minusNanos(1), Reason.NOT_YET_VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"4102444800\"", "null", "true", "[]", "1e400", "-1e400", "1e18"})
  void aTimeThatIsNoNumberOfSecondsIsRefused(String time) {
    assertRefused(signed(HEADER, "{\"exp\":" + time + "}"), NOW, Reason.MALFORMED);
    assertRefused(signed(HEADER, "{\"nbf\":" + time + "}"), NOW, Reason.MALFORMED);
  }

  @Test
  void aTimeMayHaveFractions() throws TokenRefused {
    assertThat(HmacToken.verify(signed(HEADER, "{\"exp\":4102444800.5}"), SECRET, ANY, NOW).expiresAt())
        .contains(Instant.ofEpochSecond(4102444800L, 500_000_000));
    assertRefused(signed(HEADER, "{\"exp\":-0.5}"), NOW, Reason.EXPIRED);
  }

  @Test
  void anyLiveSecretCounts() throws TokenRefused {
    var token = HmacToken.sign(Map.of("a", "b"), Algorithm.HS512, SECRET);
    assertThat(HmacToken.verify(token, List.of("another-secret", SECRET), ANY, NOW).text("a")).contains("b");
    assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> HmacToken.verify(token, List.of("another-secret"), ANY, NOW))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_SIGNATURE));
  }

  @Test
  void theTokensOwnWordForItsAlgorithmIsNotEnough() {
    var token = HmacToken.sign(Map.of(), Algorithm.HS512, SECRET);
    assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> HmacToken.verify(token, SECRET, Set.of(Algorithm.HS256), NOW))
        .withMessage("verifying an HMAC token: expected a signature by [HS256], got another algorithm")
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_ALGORITHM));
    assertRefused(signed("{\"alg\":\"hs256\"}", "{}"), NOW, Reason.WRONG_ALGORITHM);
    assertRefused(signed("{\"alg\":\"RS256\"}", "{}"), NOW, Reason.WRONG_ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE"})
  void anUnsignedTokenIsRefused(String none) {
    var unsigned = base64("{\"alg\":\"" + none + "\"}") + "." + base64("{}") + ".";
    assertRefused(unsigned, NOW, Reason.UNSIGNED);
    assertRefused(signed("{\"alg\":\"" + none + "\"}", "{}"), NOW, Reason.UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"alg\":1}", "{\"alg\":null}", "[]", "null", "", "{", "{\"alg\":\"HS256\"}x",
      "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
      "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}"})
  void aHeaderThatIsNoneIsRefused(String header) {
    assertRefused(signed(header, "{}"), NOW, Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "{\"a\":1}{\"b\":2}", "{\"record_id\":\"a\",\"record_id\":\"b\"}", "{'a':1}"})
  void aPayloadThatIsNotOneObjectIsRefused(String payload) {
    assertRefused(signed(HEADER, payload), NOW, Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", "a.b.c.d", ".b.c", "\u0000.\u0000.\u0000"})
  void anotherNumberOfPartsIsRefused(String token) {
    assertRefused(token, NOW, Reason.MALFORMED);
  }

  @Test
  void onlyOneSpellingOfBase64IsAccepted() {
    var token = HmacToken.sign(Map.of("a", "b"), Algorithm.HS256, SECRET);
    assertRefused(token + "=", NOW, Reason.MALFORMED);
    assertRefused(token + "A", NOW, Reason.BAD_SIGNATURE);
    assertRefused(token + "\n", NOW, Reason.MALFORMED);
    char last = token.charAt(token.length() - 1);
    assertRefused(token.substring(0, token.length() - 1) + (char) (last + 1), NOW, Reason.MALFORMED);
    assertRefused(signedParts(base64(HEADER), "e30="), NOW, Reason.MALFORMED);
    assertRefused(signedParts(base64(HEADER), "e31"), NOW, Reason.MALFORMED);
    assertRefused(signedParts(base64(HEADER), "e30AA"), NOW, Reason.MALFORMED);
    assertRefused(signedParts(base64(HEADER), "e+/0"), NOW, Reason.MALFORMED);
  }

  @Test
  void anyFlippedBitIsRefused() {
    var token = HmacToken.sign(Map.of("record_id", "r-1"), Algorithm.HS256, SECRET);
    for (int bit = 0; bit < token.length() * 8; bit++) {
      var bytes = token.getBytes(StandardCharsets.ISO_8859_1);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      var changed = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThatExceptionOfType(TokenRefused.class).as(changed).isThrownBy(() -> HmacToken.verify(changed, SECRET, ANY, NOW));
    }
  }

  @Test
  void rubbishIsOnlyEverRefused() {
    var random = new Random(20261125);
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? base64(HEADER) + "." : "");
      for (int length = random.nextInt(80); length > 0; length--) {
        text.append(random.nextInt(10) == 0 ? (char) random.nextInt(0x10000) : "eyJ.hbGciOi-_=09AZ".charAt(random.nextInt(18)));
      }
      assertThatExceptionOfType(TokenRefused.class).as(text.toString())
          .isThrownBy(() -> HmacToken.verify(text.toString(), SECRET, ANY, NOW));
    }
  }

  @Test
  void aClaimThatIsNeededMustBeAText() throws TokenRefused {
    var claims = HmacToken.verify(signed(HEADER, "{\"number\":1,\"empty\":\"\"}"), SECRET, ANY, NOW);
    for (var name : List.of("number", "empty", "absent")) {
      assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> claims.requiredText(name)).withMessageContaining("'" + name + "'")
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.MISSING_CLAIM));
    }
  }

  @Test
  void anEmptySecretIsNeverUsed() {
    var token = HmacToken.sign(Map.of(), Algorithm.HS256, SECRET);
    assertThatIllegalArgumentException().isThrownBy(() -> HmacToken.verify(token, "", ANY, NOW)).withMessageContaining("none empty");
    assertThatIllegalArgumentException().isThrownBy(() -> HmacToken.verify(token, List.of(), ANY, NOW));
    assertThatIllegalArgumentException().isThrownBy(() -> HmacToken.sign(Map.of(), Algorithm.HS256, " "));
  }

  private static void assertRefused(String token, Instant now, Reason reason) {
    assertThatExceptionOfType(TokenRefused.class).as(token).isThrownBy(() -> HmacToken.verify(token, SECRET, ANY, now))
        .satisfies(refused -> assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason))
        .satisfies(refused -> assertThat(refused.getMessage()).contains("expected").doesNotContain(SECRET));
  }

  private static String signed(String header, String payload) {
    return signedParts(base64(header), base64(payload));
  }

  private static String signedParts(String header, String payload) {
    var signed = header + "." + payload;
    var signature = HashAlgorithm.SHA256.hmac(SECRET.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
