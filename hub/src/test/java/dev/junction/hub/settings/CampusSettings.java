package dev.junction.hub.settings;

import dev.junction.hub.spi.GuideName;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Limits;
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
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** A record with a component of every type that a setting can have. */
@ConfigurationProperties(prefix = "campus")
record CampusSettings(
    @GuideName("campus_title") @DefaultValue("North") String title,
    @DefaultValue("100") @Limits(min = "1", max = "5000") int seats,
    @DefaultValue("1") long serial,
    @GuideName(value = "campus_open", env = "CAMPUS_OPEN") @DefaultValue("false") boolean open,
    @DefaultValue("5s") @Limits(min = "1s") Duration pause,
    @DefaultValue("1MB") DataSize room,
    Optional<URI> site,
    @DefaultValue("data") Path folder,
    @DefaultValue("soft") Shade shade,
    Optional<Secret> key,
    Optional<Instant> since,
    Optional<LocalDate> day,
    Optional<OffsetDateTime> bell,
    @GuideName("campus_gates") @DefaultValue({"north", "south"}) List<String> gates,
    List<Duration> waits,
    Map<String, String> fields,
    Map<String, Hall> halls,
    Yard yard,
    Optional<Yard> garden,
    Optional<Colour> colour) {

  enum Shade {
    SOFT,
    VERY_DARK
  }

  record Hall(
      @GuideName(value = "hall_door", env = "HALL_DOOR", block = "main", with = "rows=7") Secret door, @DefaultValue("10") int rows) {
    Hall {
      if (rows == 13) {
        throw new InvalidSetting("rows", "expected a lucky number, got 13; take 14");
      }
    }
  }

  record Yard(@DefaultValue("3") int trees) {}

  /** A type of an integration's own. */
  record Colour(String name) {
    public static Colour of(String text) {
      if (!text.equals("red")) {
        throw new IllegalArgumentException("only red is painted here");
      }
      return new Colour(text);
    }
  }
}
