package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.integration.webhook.WebhookSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideImportTest {
  private static final List<Class<? extends Record>> TYPES = List.of(CampusSettings.class, WebhookSettings.class);
  private static final String PLANTED = "hunter2planted";
  @TempDir Path folder;
  private final GuideImport guide = Settings.load(Optional.empty(), Map.of(), TYPES).guideImport();

  @Test
  void theGuidesWebhookSettingsBecomeSources() throws Exception {
    guide.read("config.php", """
        <?php
        $CFG->bigbluebuttonbn_shared_secret = getenv('BBB_SHARED_SECRET') ?: 'your_shared_secret';
        $CFG->webhook_secret = 'hunter2planted'; // the generic handler
        """);
    guide.read(".env", """
        BBB_SHARED_SECRET=hunter2planted
        BBB_WEBHOOK_URL=https://lms.example.org/mod/bigbluebuttonbn/bbb_webhook.php
        """);
    assertThat(guide.yaml()).contains(
        "# config.php:3 $CFG->webhook_secret\n      secret: ${JUNCTION_WEBHOOK_SOURCES_GENERIC_SECRET}",
        "# .env:1 BBB_SHARED_SECRET\n      secret: ${BBB_SHARED_SECRET}",
        "# .env:2 BBB_WEBHOOK_URL\n      callback-url: https://lms.example.org/mod/bigbluebuttonbn/bbb_webhook.php");
    var sources = read(Map.of("BBB_SHARED_SECRET", "q1", "JUNCTION_WEBHOOK_SOURCES_GENERIC_SECRET", "q2")).get(WebhookSettings.class).sources();
    assertThat(sources.get("generic").scheme()).isEqualTo("hub-sha1");
    assertThat(sources.get("bigbluebutton").scheme()).isEqualTo("bbb");
    assertThat(sources.get("bigbluebutton").callbackUrl()).contains(URI.create("https://lms.example.org/mod/bigbluebuttonbn/bbb_webhook.php"));
  }

  @Test
  void aSecretIsNeverPrintedButItsVariableIsNamed() {
    guide.read("config.php", "$CFG->webhook_secret = '%s'; $CFG->hall_door = getenv('DOOR') ?: '%s';".formatted(PLANTED, PLANTED));
    assertThat(guide.yaml() + guide.remarks()).doesNotContain(PLANTED);
    assertThat(guide.remarks()).anySatisfy(remark -> assertThat(remark).contains(
        "config.php:1: webhook.sources.generic.secret is a secret", "set the environment variable JUNCTION_WEBHOOK_SOURCES_GENERIC_SECRET", "the value written there"));
    assertThat(guide.remarks()).anySatisfy(remark -> assertThat(remark).contains("variable DOOR", "the fallback written there is not taken over"));
  }

  @Test
  void theGuidesExampleSecretIsNotRecommended() {
    guide.read(".env", "BBB_SHARED_SECRET=your_shared_secret_here\n");
    assertThat(guide.remarks()).singleElement().asString().contains("make one of your own").doesNotContain("your_shared_secret_here");
  }

  @Test
  void valuesKeepTheirMeaningOnTheWay() throws Exception {
    guide.read("config.php", """
        $CFG->campus_title = "It's: \\"East\\" # \\u{e9} \\${x}";
        $CFG->campus_open = 1;
        $CFG->campus_gates = 'OU=a,DC=x; OU=b';
        """);
    var campus = read(Map.of()).get(CampusSettings.class);
    assertThat(campus.title()).isEqualTo("It's: \"East\" # \u00e9 ${x}");
    assertThat(campus.open()).isTrue();
    assertThat(campus.gates()).containsExactly("OU=a,DC=x", "OU=b");
  }

  @Test
  void aVariableWithAFallbackBecomesAPlaceholder() throws Exception {
    guide.read("config.php", "$CFG->campus_title = getenv('TITLE') ?: 'East side';");
    assertThat(read(Map.of()).get(CampusSettings.class).title()).isEqualTo("East side");
    assertThat(read(Map.of("TITLE", "West")).get(CampusSettings.class).title()).isEqualTo("West");
  }

  @Test
  void theLaterOfTwoAssignmentsWinsAndIsMentioned() throws Exception {
    guide.read("config.php", "$CFG->campus_open = true;\n$CFG->campus_open = false;");
    assertThat(read(Map.of()).get(CampusSettings.class).open()).isFalse();
    assertThat(guide.remarks()).containsExactly("config.php:2 $CFG->campus_open: campus.open replaces what config.php:1 $CFG->campus_open gave");
  }

  @Test
  void whatHasNoPlaceIsLeftOutWithAReason() {
    guide.read("config.php", "$CFG->wwwroot = 'https://x'; $CFG->examus_token = 't';");
    guide.read(".env", "JUNCTION_HUB_PORT=1\nBBB_MUTE_ON_START=true\n");
    assertThat(guide.yaml()).isEmpty();
    assertThat(guide.findings()).isFalse();
    assertThat(guide.remarks()).containsExactly(
        "config.php:1: $CFG->wwwroot left out, it belongs to Moodle itself",
        "config.php:1: $CFG->examus_token left out, Junction has no setting for it",
        ".env:1: JUNCTION_HUB_PORT left out, it is Junction's own; keep it in the environment",
        ".env:2: BBB_MUTE_ON_START left out, Junction has no setting for it");
  }

  @Test
  void aValueThatCannotBeUsedIsAFinding() {
    guide.read("config.php", "$CFG->campus_open = 'perhaps'; $CFG->campus_title = $x . 'y';");
    assertThat(guide.findings()).isTrue();
    assertThat(guide.yaml()).isEmpty();
    assertThat(guide.remarks()).hasSize(2).allSatisfy(remark -> assertThat(remark).contains("left out, it would be campus."));
  }

  private Settings read(Map<String, String> environment) throws Exception {
    var file = Files.writeString(folder.resolve("junction.yml"), guide.yaml());
    var settings = Settings.load(Optional.of(file), environment, TYPES);
    assertThat(settings.problems()).isEmpty();
    return settings;
  }
}
