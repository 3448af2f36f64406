package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.settings.Problem;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.ChosenFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WebhookSettingsTest {
  private static final String LMS = "JUNCTION_WEBHOOK_SOURCES_LMS_";

  @Test
  void aSourceNeedsASecretAndThereIsNoDefault() {
    assertThat(load(Map.of(LMS + "SCHEME", "moodle")).problems()).singleElement().returns("webhook.sources.lms.secret", Problem::key);
  }

  @Test
  void aSchemeIsOneThatSomeIntegrationBrings() {
    assertThat(load(Map.of(LMS + "SCHEME", "modle", LMS + "SECRET", "q1")).problems()).singleElement().asString()
        .contains("expected one of bbb, hub-sha1, moodle, got \"modle\"; did you mean moodle?");
  }

  @Test
  void anOldSecretNeedsAnEnd() {
    var open = Map.of(LMS + "SCHEME", "moodle", LMS + "SECRET", "q1", LMS + "OLD_SECRET", "q0");
    assertThat(load(open).problems()).singleElement().returns("webhook.sources.lms.old-secret-until", Problem::key);
  }

  @Test
  void theGuidesSharedSecretMakesASourceForBigBlueButton() {
    var settings = load(Map.of("BBB_SHARED_SECRET", "q1")).get(WebhookSettings.class);
    assertThat(settings.bodyLimit()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(settings.sources().get("bigbluebutton")).satisfies(source -> {
      assertThat(source.scheme()).isEqualTo("bbb");
      assertThat(source.site()).isEqualTo("main");
      assertThat(source.secret().reveal()).isEqualTo("q1");
    });
  }

  private static Settings load(Map<String, String> environment) {
    var choices = Map.of(ChosenFrom.HOOK_SCHEMES, Set.of("moodle", "bbb", "hub-sha1"));
    return Settings.load(Optional.empty(), environment, List.of(WebhookSettings.class), choices);
  }
}
