package dev.junction.hub.settings;

import static dev.junction.hub.settings.Written.campus;
import static dev.junction.hub.settings.Written.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.junction.hub.settings.CampusSettings.Colour;
import dev.junction.hub.settings.CampusSettings.Shade;
import dev.junction.hub.settings.CampusSettings.Yard;
import dev.junction.hub.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

class SettingsTest {
  @TempDir Path folder;
  private Written written;

  @BeforeEach
  void folder() {
    written = new Written(folder);
  }

  @Test
  void everyTypeIsRead() {
    var settings = written.yaml("""
        campus:
          title: "East: side"
          seats: 12
          serial: 9876543210
          open: yes
          pause: 2m
          room: 5KB
          site: https://east.example.org/x
          folder: /srv/east
          shade: very-dark
          key: 007
          since: 2030-01-31T12:00:00Z
          day: 2030-01-31
          bell: 2030-01-31T12:00:00+01:00
          gates: [east, west]
          waits: 5s, PT1M
          fields: {firstName: givenName}
          halls:
            a: {door: x1, rows: 3}
          yard: {trees: 1}
          garden: {trees: 9}
          colour: red
        """);
    assertThat(settings.problems()).isEmpty();
    var campus = campus(settings);
    assertThat(campus.title()).isEqualTo("East: side");
    assertThat(campus.seats()).isEqualTo(12);
    assertThat(campus.serial()).isEqualTo(9876543210L);
    assertThat(campus.open()).isTrue();
    assertThat(campus.pause()).isEqualTo(Duration.ofMinutes(2));
    assertThat(campus.room()).isEqualTo(DataSize.ofKilobytes(5));
    assertThat(campus.site()).contains(URI.create("https://east.example.org/x"));
    assertThat(campus.folder()).isEqualTo(Path.of("/srv/east"));
    assertThat(campus.shade()).isEqualTo(Shade.VERY_DARK);
    assertThat(campus.since()).contains(Instant.parse("2030-01-31T12:00:00Z"));
    assertThat(campus.day()).contains(LocalDate.of(2030, 1, 31));
    assertThat(campus.bell()).contains(OffsetDateTime.parse("2030-01-31T12:00:00+01:00"));
    assertThat(campus.gates()).containsExactly("east", "west");
    assertThat(campus.waits()).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(1));
    assertThat(campus.fields()).containsExactly(Map.entry("firstName", "givenName"));
    assertThat(campus.halls().get("a").door().reveal()).isEqualTo("x1");
    assertThat(campus.halls().get("a").rows()).isEqualTo(3);
    assertThat(campus.yard()).isEqualTo(new Yard(1));
    assertThat(campus.garden()).contains(new Yard(9));
    assertThat(campus.colour()).contains(new Colour("red"));
  }

  @Test
  void anUnquotedSecretKeepsItsLeadingZeros() {
    assertThat(campus(written.yaml("campus: {key: 007}")).key()).contains(Secret.of("007"));
  }

  @Test
  void whatNobodyGaveHasItsFallback() {
    var campus = campus(written.yaml(""));
    assertThat(campus.seats()).isEqualTo(100);
    assertThat(campus.gates()).containsExactly("north", "south");
    assertThat(campus.waits()).isEmpty();
    assertThat(campus.yard()).isEqualTo(new Yard(3));
    assertThat(campus.garden()).isEmpty();
    assertThat(campus.halls()).isEmpty();
  }

  @Test
  void anEmptyValueIsNoneAndAnEmptyListIsOne() {
    var campus = campus(written.yaml("campus: {title: '', seats: , gates: []}"));
    assertThat(campus.title()).isEqualTo("North");
    assertThat(campus.seats()).isEqualTo(100);
    assertThat(campus.gates()).isEmpty();
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheirLines() {
    var settings = written.yaml("""
        campus:
          seats: 5001
          pause: soon
          open: maybe
          shade: sfot
          site: example.org
          colour: blue
          gate: [x]
          halls:
            a:
              rows: many
            b: {door: x, rows: 13}
        """, Map.of("JUNCTION_CAMPUS_SERIAL", "one"));
    assertThat(written.problems(settings)).containsExactly(
        "campus.gate (junction.yml:8): is no setting of Junction; did you mean campus.gates?",
        "campus.seats (junction.yml:2): expected a whole number from 1 to 5000, got \"5001\"; give a smaller one",
        "campus.serial (environment variable JUNCTION_CAMPUS_SERIAL): expected a whole number, got \"one\"; correct it",
        "campus.open (junction.yml:4): expected true or false, got \"maybe\"; write true or false",
        "campus.pause (junction.yml:3): expected a duration such as 500ms, 5s, 10m, 2h, 7d or PT1H30M of at least 1s, got \"soon\"; correct it",
        "campus.site (junction.yml:6): expected an absolute URL such as https://example.org, got \"example.org\"; begin with https://",
        "campus.shade (junction.yml:5): expected one of soft, very-dark, got \"sfot\"; did you mean soft?",
        "campus.halls.a.door (junction.yml:10): expected a secret text, got nothing; set it by the environment variable"
            + " JUNCTION_CAMPUS_HALLS_A_DOOR or name a file with campus.halls.a.door-file",
        "campus.halls.a.rows (junction.yml:11): expected a whole number, got \"many\"; correct it",
        "campus.halls.b.rows (junction.yml:12): expected a lucky number, got 13; take 14",
        "campus.colour (junction.yml:7): expected a value of type colour, got \"blue\"; only red is painted here");
  }

  @Test
  void aDurationWithoutItsUnitIsRefused() {
    assertThat(written.problems(written.yaml("campus: {pause: 5}"))).singleElement().asString().endsWith("got \"5\"; add the unit: 5s, not 5");
  }

  @Test
  void settingsWithProblemsAreNotHandedOut() {
    var settings = written.yaml("campus: {seats: 0, open: maybe}");
    assertThatIllegalStateException().isThrownBy(() -> campus(settings)).withMessageContainingAll("campus.seats", "campus.open");
  }

  @Test
  void aRecordThatWasNotLoadedIsNotHandedOut() {
    assertThatIllegalArgumentException().isThrownBy(() -> written.yaml("").get(HubSettings.class)).withMessageContaining("HubSettings");
  }

  @Test
  void aValueTellsWhereItComesFrom() {
    var settings = written.yaml("campus:\n  seats: 5\n  serial: 6\n", Map.of("JUNCTION_CAMPUS_SEATS", "7"));
    assertThat(row(settings, "campus.seats")).returns("7", Setting::value).returns("environment variable JUNCTION_CAMPUS_SEATS", Setting::origin);
    assertThat(row(settings, "campus.serial")).returns("6", Setting::value).returns(folder + "/junction.yml:3", Setting::origin);
    assertThat(row(settings, "campus.room")).returns("1MB", Setting::value).returns("default", Setting::origin).returns(false, Setting::set);
    assertThat(row(settings, "campus.site")).returns("", Setting::value).returns("", Setting::origin);
    assertThat(settings.given()).isEqualTo(2);
  }

  @Test
  void namedBlocksAreListedAsTemplateAndAsTheyAre() {
    var settings = written.yaml("campus: {halls: {a: {door: x9}}}");
    assertThat(row(settings, "campus.halls.NAME.door")).returns(true, Setting::template).returns("", Setting::value);
    assertThat(row(settings, "campus.halls.a.door")).returns(false, Setting::template).returns("********", Setting::value);
    assertThat(row(settings, "campus.halls.a.rows")).returns("10", Setting::value);
  }

  @Test
  void aNamedBlockWithNothingInItIsThere() {
    assertThat(written.problems(written.yaml("campus: {halls: {a: }}"))).singleElement().asString().startsWith("campus.halls.a.door (junction.yml:1)");
  }

  @Test
  void mistakesOfARecordAreToldToItsAuthor() {
    assertThatIllegalStateException().isThrownBy(() -> load(Unprefixed.class)).withMessageContaining("@ConfigurationProperties");
    assertThatIllegalStateException().isThrownBy(() -> load(Odd.class)).withMessageContainingAll("Odd.thread", "java.lang.Thread");
    assertThatIllegalStateException().isThrownBy(() -> load(CampusSettings.class, Twin.class)).withMessageContaining("campus.title");
  }

  @SafeVarargs
  private static Settings load(Class<? extends Record>... types) {
    return Settings.load(Optional.empty(), Map.of(), List.of(types));
  }

  record Unprefixed(String name) {}

  @ConfigurationProperties("odd")
  record Odd(Thread thread) {}

  @ConfigurationProperties("campus")
  record Twin(String title) {}
}
