package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackChecksumTest {

  private static final String CALLBACK = "https://hub.example.org/hooks/bbb";
  private static final String SECRET = Samples.secretFor(WebhookScheme.BBB_WEBHOOKS);

  @CsvSource({"SHA1, 40", "SHA256, 64", "SHA384, 96", "SHA512, 128"})
  @ParameterizedTest
  void theNumberOfDigitsTellsTheHash(HashAlgorithm hash, int digits) {
    var url = CallbackChecksum.sign(CALLBACK, BODY, SECRET, hash).url();
    assertThat(url).matches("\\Q" + CALLBACK + "?checksum=\\E[0-9a-f]{" + digits + "}");
    assertThat(verify(url)).isEqualTo(Accepted.by(0));
  }

  @Test
  void theSchemeItselfSignsWithSha256() {
    assertThat(WebhookScheme.BBB_WEBHOOKS.sign(CALLBACK, BODY, SECRET, "", NOW))
        .isEqualTo(CallbackChecksum.sign(CALLBACK, BODY, SECRET, HashAlgorithm.SHA256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?a=b", "?a=%20b&c", "?checksum=of-someone-else", "?a=1&checksum=00", "?mychecksum=1"})
  void theUrlIsHashedAsItWasRegistered(String query) {
    var signed = CallbackChecksum.sign(CALLBACK + query, BODY, SECRET, HashAlgorithm.SHA1).url();
    assertThat(signed).startsWith(CALLBACK + query + (query.isEmpty() ? "?" : "&") + "checksum=");
    assertThat(verify(signed)).isEqualTo(Accepted.by(0));
    assertRefused(verify(signed.replace("hub.example.org", "10.0.0.1")), Reason.MISMATCH);
  }

  @Test
  void upperCaseDigitsAreAccepted() {
    var url = CallbackChecksum.sign(CALLBACK, BODY, SECRET, HashAlgorithm.SHA1).url();
    int digits = url.indexOf('=') + 1;
    assertThat(verify(url.substring(0, digits) + url.substring(digits).toUpperCase(Locale.ROOT))).isEqualTo(Accepted.by(0));
  }

  @Test
  void aChecksumThatSomethingIsAppendedToIsRefused() {
    var url = CallbackChecksum.sign(CALLBACK, BODY, SECRET, HashAlgorithm.SHA1).url();
    assertRefused(verify(url + "&utm=1"), Reason.MALFORMED);
    assertRefused(verify(url + "0"), Reason.WRONG_LENGTH);
    assertRefused(verify(url.substring(0, url.length() - 2)), Reason.WRONG_LENGTH);
    assertRefused(verify(CALLBACK + "?checksum="), Reason.MISSING);
    assertRefused(verify(CALLBACK + "?mychecksum=" + "ab".repeat(20)), Reason.MISSING);
  }

  @Test
  void theBearerFormOfAuth2IsAccepted() {
    var webhook = CallbackChecksum.bearer(CALLBACK, SECRET);
    assertThat(webhook).isEqualTo(new SignedWebhook(CALLBACK, Map.of("Authorization", "Bearer " + SECRET)));
    assertThat(webhook).hasToString("SignedWebhook[headers [Authorization]]");
    assertThat(verify(webhook.url(), webhook.headers())).isEqualTo(Accepted.by(0));
    assertThat(verify(CALLBACK, Map.of("authorization", "bearer " + SECRET))).isEqualTo(Accepted.by(0));
  }

  @Test
  void anotherKindOfAuthorizationIsRefused() {
    assertRefused(verify(CALLBACK, Map.of("Authorization", "Basic " + SECRET)), Reason.MALFORMED);
    assertRefused(verify(CALLBACK, Map.of("Authorization", "Bearer ")), Reason.MISMATCH);
    assertRefused(verify(CALLBACK, Map.of("Authorization", "Bearer " + SECRET + "x")), Reason.MISMATCH);
  }

  @Test
  void aWrongChecksumIsNotSavedByARightBearerToken() {
    var bearer = CallbackChecksum.bearer(CALLBACK, SECRET).headers();
    assertRefused(verify(CALLBACK + "?checksum=" + "ab".repeat(20), bearer), Reason.MISMATCH);
  }

  @Test
  void aUrlWithAFragmentIsNotSigned() {
    assertThatIllegalArgumentException().isThrownBy(() -> CallbackChecksum.sign(CALLBACK + "#top", BODY, SECRET, HashAlgorithm.SHA1))
        .withMessageContaining("without #fragment");
  }

  @ParameterizedTest
  @EnumSource
  void aHashIsKnownByNameAndByLength(HashAlgorithm hash) {
    assertThat(HashAlgorithm.of(hash.wireName())).isSameAs(hash);
    assertThat(HashAlgorithm.ofHexLength(hash.hexLength())).contains(hash);
    assertThat(hash.hash(BODY)).hasSize(hash.hexLength() / 2);
    assertThat(hash.hmac(BODY)).hasSize(hash.hexLength() / 2).isNotEqualTo(hash.hash(BODY));
  }

  @Test
  void anUnknownHashIsAnsweredWithTheNearest() {
    assertThat(HashAlgorithm.ofHexLength(32)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> HashAlgorithm.of("SHA-256")).withMessageContaining("mean 'sha256'?");
  }

  private static Verification verify(String url) {
    return verify(url, Map.of());
  }

  private static Verification verify(String url, Map<String, String> headers) {
    return WebhookScheme.BBB_WEBHOOKS.verify(WebhookRequest.of(url, headers, BODY), List.of(SECRET), NOW);
  }
}
