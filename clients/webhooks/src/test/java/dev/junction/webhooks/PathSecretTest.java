package dev.junction.webhooks;

import static dev.junction.webhooks.Samples.BODY;
import static dev.junction.webhooks.Samples.NOW;
import static dev.junction.webhooks.Samples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.junction.webhooks.Verification.Accepted;
import dev.junction.webhooks.Verification.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSecretTest {

  private static final WebhookScheme SCHEME = WebhookScheme.SECRET_IN_PATH;
  private static final String SECRET = "4f1c~a-secret_only.tests-know";

  @CsvSource({"https://h/hooks/odoo, https://h/hooks/odoo/SECRET", "https://h/hooks/odoo/, https://h/hooks/odoo/SECRET",
      "https://h/hooks?a=/b, https://h/hooks/SECRET?a=/b", "https://h, https://h/SECRET", "https://h/a#/b?c, https://h/a/SECRET#/b?c"})
  @ParameterizedTest
  void theSecretBecomesTheLastSegmentOfThePath(String url, String signed) {
    var webhook = SCHEME.sign(url, BODY, SECRET, "", NOW);
    assertThat(webhook).isEqualTo(new SignedWebhook(signed.replace("SECRET", SECRET), Map.of()));
    assertThat(verify(webhook.url())).isEqualTo(Accepted.by(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "https://h", "https://h?x=/SECRET", "https://h/hooks/", "https://SECRET", "SECRET", "https://h/SECRET/"})
  void aUrlWithoutALastSegmentIsMissingTheSecret(String url) {
    assertRefused(verify(url.replace("SECRET", SECRET)), Reason.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h/hooks", "https://h/SECRETx", "https://h/xSECRET", "https://h/SECRET/x", "https://h/x?SECRET",
      "https://h/x#/SECRET", "https://h/%34f1c~a-secret_only.tests-know"})
  void anotherLastSegmentIsRefused(String url) {
    assertRefused(verify(url.replace("SECRET", SECRET)), Reason.MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a?b", "a#b", "a b", "a%20b", "a+b", "\u00e9"})
  void aSecretThatAUrlWouldChangeIsASettingsError(String secret) {
    assertThatIllegalArgumentException().isThrownBy(() -> SCHEME.checkSecret(secret))
        .withMessageContaining("letters, digits and - . _ ~").withMessageNotContaining(secret);
  }

  @Test
  void everyUnreservedCharacterIsFit() {
    var fit = "abcxyzABCXYZ0189-._~";
    SCHEME.checkSecret(fit);
    assertThat(SCHEME.verify(WebhookRequest.of("https://h/" + fit, Map.of(), BODY), List.of(fit), NOW)).isEqualTo(Accepted.by(0));
  }

  private static Verification verify(String url) {
    return SCHEME.verify(WebhookRequest.of(url, Map.of(), BODY), List.of(SECRET), NOW);
  }
}
