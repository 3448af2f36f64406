package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.DELIVERY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.URL;
import static dev.junction.webhooks.Samples.secretFor;
import static dev.junction.webhooks.Samples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Reason;
import dev.junction.webhooks.Verification.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSchemeTest {

  @ParameterizedTest
  @EnumSource
  void whatASchemeSignsItAccepts(WebhookScheme scheme) {
    assertThat(Samples.verify(scheme, signed(scheme), BODY)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBodyIsSignedToo(WebhookScheme scheme) {
    var empty = new byte[0];
    var webhook = scheme.sign(URL, empty, secretFor(scheme), DELIVERY, NOW);
    assertThat(Samples.verify(scheme, webhook, empty)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @EnumSource
  void whileASecretIsChangedBothCountAndTheAnswerSaysWhichSigned(WebhookScheme scheme) {
    var webhook = signed(scheme);
    var request = WebhookRequest.of(webhook.url(), webhook.headers(), BODY);
    var answer = scheme.verify(request, List.of(secretFor(scheme, 1), secretFor(scheme, 2), secretFor(scheme)), NOW);
    assertThat(answer).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.secretIndex()).isEqualTo(2));
  }

  @ParameterizedTest
  @EnumSource
  void aSecretThatIsNoLongerLiveIsRefused(WebhookScheme scheme) {
    var webhook = signed(scheme);
    var request = WebhookRequest.of(webhook.url(), webhook.headers(), BODY);
    Samples.assertRefused(scheme.verify(request, List.of(secretFor(scheme, 1), secretFor(scheme, 2)), NOW), Reason.MISMATCH);
  }

  @ParameterizedTest
  @EnumSource
  void aRequestWithoutASignatureIsMissingOne(WebhookScheme scheme) {
    var request = WebhookRequest.of("https://hub.example.org", Map.of(), BODY);
    Samples.assertRefused(scheme.verify(request, List.of(secretFor(scheme)), NOW), Reason.MISSING);
  }

  @ParameterizedTest
  @EnumSource
  void headerNamesAreFoundInAnyCase(WebhookScheme scheme) {
    var shouted = new HashMap<String, String>();
    signed(scheme).headers().forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));
    assertThat(Samples.verify(scheme, new SignedWebhook(signed(scheme).url(), shouted), BODY)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @EnumSource
  void noSecretAtAllIsASettingsErrorAndNeverAnAcceptance(WebhookScheme scheme) {
    var request = WebhookRequest.of(URL, Map.of(), BODY);
    assertThatIllegalArgumentException().isThrownBy(() -> scheme.verify(request, List.of(), NOW))
        .withMessageContaining(scheme.wireName()).withMessageContaining("at least one secret");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptySecretIsNeverUsed(WebhookScheme scheme) {
    var request = WebhookRequest.of(URL, Map.of(), BODY);
    assertThatIllegalArgumentException().isThrownBy(() -> scheme.verify(request, List.of(secretFor(scheme), " "), NOW));
    assertThatIllegalArgumentException().isThrownBy(() -> scheme.sign(URL, BODY, "", DELIVERY, NOW));
    assertThatIllegalArgumentException().isThrownBy(() -> scheme.checkSecret(null));
  }

  @ParameterizedTest
  @EnumSource
  void noRefusalTellsTheSecretOrTheRightSignature(WebhookScheme scheme) {
    var right = signed(scheme);
    var wrong = scheme.sign(URL, BODY, secretFor(scheme, 1), DELIVERY, NOW);
    var explanation = ((Refused) Samples.verify(scheme, wrong, BODY)).explanation();
    assertThat(explanation).doesNotContain(secretFor(scheme), secretFor(scheme, 1), right.url(), wrong.url());
    assertThat(right.headers().values()).noneMatch(explanation::contains);
    assertThat(wrong.headers().values()).noneMatch(explanation::contains);
  }

  @ParameterizedTest
  @EnumSource
  void nothingPrintsWhatMayCarryASecret(WebhookScheme scheme) {
    var webhook = signed(scheme);
    var request = WebhookRequest.of(webhook.url(), webhook.headers(), BODY);
    assertThat(webhook.toString() + request).doesNotContain(secretFor(scheme)).doesNotContain("checksum=").doesNotContain("://");
  }

  @ParameterizedTest
  @EnumSource
  void aSchemeIsFoundByItsNameInSettings(WebhookScheme scheme) {
    assertThat(WebhookScheme.of(scheme.wireName())).isSameAs(scheme);
  }

  @Test
  void theNamesInSettingsStay() {
    assertThat(Arrays.stream(WebhookScheme.values()).map(Object::toString)).containsExactly(
        "hub-sha1", "hub-sha256", "moodle", "bbb", "bbb-webhooks", "standard-webhooks", "secret-in-path");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnesAndTheNearest() {
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookScheme.of("hub-sha265"))
        .withMessage("choosing a webhook scheme: expected one of hub-sha1, hub-sha256, moodle, bbb, bbb-webhooks, standard-webhooks,"
            + " secret-in-path, got 'hub-sha265'; did you mean 'hub-sha256'?");
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookScheme.of("BBB_WEBHOOKS")).withMessageContaining("mean 'bbb-webhooks'?");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void noNameIsAnsweredWithTheKnownOnes(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookScheme.of(name)).withMessageEndingWith("secret-in-path, got nothing");
  }
}
