package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.URL;
import static dev.junction.webhooks.Samples.assertRefused;
import static dev.junction.webhooks.Samples.signed;
import static dev.junction.webhooks.Samples.verifyWithHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderSignatureTest {

  @CsvSource({"HUB_SHA1, X-Hub-Signature, 'sha1=', 40", "HUB_SHA256, X-Hub-Signature-256, 'sha256=', 64",
      "MOODLE, X-Moodle-Signature, '', 64", "BBB, X-BBB-Signature, '', 64"})
  @ParameterizedTest
  void aSchemeSendsOneHeaderAndLeavesTheUrlAlone(WebhookScheme scheme, String header, String prefix, int digits) {
    var webhook = signed(scheme);
    assertThat(webhook.url()).isEqualTo(URL);
    assertThat(webhook.headers()).containsOnlyKeys(header);
    assertThat(webhook.headers().get(header)).matches(prefix + "[0-9a-f]{" + digits + "}");
  }

  @Test
  void theExampleOfGitHubsDocumentationIsSignedAlike() {
    var body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    var webhook = WebhookScheme.HUB_SHA256.sign(URL, body, "It's a Secret to Everybody", "", NOW);
    assertThat(webhook.headers()).containsEntry("X-Hub-Signature-256",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @ParameterizedTest
  @EnumSource(names = {"HUB_SHA1", "HUB_SHA256", "MOODLE", "BBB"})
  void upperCaseDigitsAreAccepted(WebhookScheme scheme) {
    var prefix = prefix(scheme);
    var digits = signature(scheme).substring(prefix.length());
    assertThat(verifyWithHeader(scheme, header(scheme), prefix + digits.toUpperCase(Locale.ROOT))).isEqualTo(Accepted.by(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"HUB_SHA1", "HUB_SHA256", "MOODLE", "BBB"})
  void aShortOrLongSignatureIsRefused(WebhookScheme scheme) {
    var right = signature(scheme);
    for (int cut = 1; cut <= right.length() - prefix(scheme).length(); cut++) {
      var shorter = right.substring(0, right.length() - cut);
      boolean nothingLeft = shorter.isEmpty();
      assertRefused(verifyWithHeader(scheme, header(scheme), shorter), nothingLeft ? Reason.MISSING : Reason.WRONG_LENGTH);
    }
    assertRefused(verifyWithHeader(scheme, header(scheme), right + "0"), Reason.WRONG_LENGTH);
    assertRefused(verifyWithHeader(scheme, header(scheme), right + right.substring(prefix(scheme).length())), Reason.WRONG_LENGTH);
  }

  @ParameterizedTest
  @EnumSource(names = {"HUB_SHA1", "HUB_SHA256", "MOODLE", "BBB"})
  void whatIsNotHexadecimalIsRefused(WebhookScheme scheme) {
    var right = signature(scheme);
    for (var stranger : new String[] {"g", " ", "\u0661", "\uFF11", "\u0000", "\uD83D"}) {
      var wrong = right.substring(0, right.length() - 1) + stranger;
      assertRefused(verifyWithHeader(scheme, header(scheme), wrong), Reason.MALFORMED);
    }
  }

  @Test
  void aMissingPrefixIsRefused() {
    var digits = signature(WebhookScheme.HUB_SHA256).substring("sha256=".length());
    assertRefused(verifyWithHeader(WebhookScheme.HUB_SHA256, "X-Hub-Signature-256", digits), Reason.MALFORMED);
    assertRefused(verifyWithHeader(WebhookScheme.HUB_SHA256, "X-Hub-Signature-256", "SHA256=" + digits), Reason.MALFORMED);
  }

  @Test
  void aPrefixThatDoesNotBelongThereIsRefused() {
    assertRefused(verifyWithHeader(WebhookScheme.BBB, "X-BBB-Signature", "sha256=" + signature(WebhookScheme.BBB)), Reason.MALFORMED);
  }

  @CsvSource({"HUB_SHA256, X-Hub-Signature-256, sha1", "HUB_SHA1, X-Hub-Signature, sha256", "HUB_SHA256, X-Hub-Signature-256, sha512",
      "MOODLE, X-Moodle-Signature, sha1", "BBB, X-BBB-Signature, sha384"})
  @ParameterizedTest
  void anotherAlgorithmIsRefusedByName(WebhookScheme scheme, String header, String algorithm) {
    var digits = "ab".repeat(HashAlgorithm.of(algorithm).hexLength() / 2);
    var answer = verifyWithHeader(scheme, header, algorithm + "=" + digits);
    assertRefused(answer, Reason.WRONG_ALGORITHM);
    assertThat(((Verification.Refused) answer).explanation()).contains("signed with " + algorithm + ";");
  }

  @Test
  void aLengthThatBelongsToAnotherHashIsExplained() {
    var answer = (Verification.Refused) verifyWithHeader(WebhookScheme.BBB, "X-BBB-Signature", "ab".repeat(20));
    assertThat(answer.explanation()).isEqualTo("verifying header X-BBB-Signature: expected 64 hexadecimal digits (HMAC-SHA256 of the"
        + " raw body), but it has 40 digits, as many as sha1 has; choose the scheme that the sender uses");
  }

  @Test
  void theSignatureOfOneSchemeIsNoneForAnother() {
    assertRefused(Samples.verify(WebhookScheme.MOODLE, signed(WebhookScheme.BBB), BODY), Reason.MISSING);
  }

  private static String header(WebhookScheme scheme) {
    return signed(scheme).headers().keySet().iterator().next();
  }

  private static String signature(WebhookScheme scheme) {
    return signed(scheme).headers().get(header(scheme));
  }

  private static String prefix(WebhookScheme scheme) {
    var signature = signature(scheme);
    return signature.substring(0, signature.indexOf('=') + 1);
  }
}
