package dev.junction.hub.settings;

import static dev.junction.hub.settings.Written.campus;
import static dev.junction.hub.settings.Written.environment;
import static dev.junction.hub.settings.Written.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @TempDir Path folder;

  @Test
  void variablesSetValuesListsAndNamedBlocks() {
    var campus = campus(environment(Map.of(
        "JUNCTION_CAMPUS_SEATS", "3",
        "JUNCTION_CAMPUS_WAITS", "1s, 2s",
        "JUNCTION_CAMPUS_HALLS_GREAT_HALL_DOOR", "q1",
        "JUNCTION_CAMPUS_HALLS_GREAT_HALL_ROWS", "8",
        "JUNCTION_CAMPUS_FIELDS_FIRST_NAME", "givenName",
        "JUNCTION_CAMPUS_GARDEN_TREES", "2")));
    assertThat(campus.seats()).isEqualTo(3);
    assertThat(campus.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(campus.halls()).containsOnlyKeys("great-hall");
    assertThat(campus.halls().get("great-hall").rows()).isEqualTo(8);
    assertThat(campus.fields()).containsEntry("first_name", "givenName");
    assertThat(campus.garden()).isPresent();
  }

  @Test
  void aVariableWinsOverTheFile() {
    assertThat(campus(new Written(folder).yaml("campus: {seats: 1}", Map.of("JUNCTION_CAMPUS_SEATS", "2"))).seats()).isEqualTo(2);
  }

  @Test
  void anEmptyVariableIsNotSet() {
    assertThat(campus(new Written(folder).yaml("campus: {seats: 1}", Map.of("JUNCTION_CAMPUS_SEATS", ""))).seats()).isEqualTo(1);
  }

  @Test
  void aNameThatStandsInTheFileIsRecognisedInAVariable() {
    var settings = new Written(folder).yaml("campus: {halls: {x_door: {rows: 4}}}", Map.of("JUNCTION_CAMPUS_HALLS_X_DOOR_DOOR", "q1"));
    assertThat(campus(settings).halls()).containsOnlyKeys("x_door");
  }

  @Test
  void aDollarInAVariableIsADollar() {
    assertThat(campus(environment(Map.of("JUNCTION_CAMPUS_TITLE", "${HOME}"))).title()).isEqualTo("${HOME}");
  }

  @Test
  void anUnknownVariableIsAProblemWithTheNameThatWasMeant() {
    assertThat(environment(Map.of("JUNCTION_CAMPUS_SAETS", "1")).problems()).singleElement().asString()
        .isEqualTo("environment variable JUNCTION_CAMPUS_SAETS: is no setting of Junction; did you mean JUNCTION_CAMPUS_SEATS?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CAMPUS_SEATS", "PATH", "JUNCTION_CONFIG", "JUNCTION_REQUIRE", "JUNCTION_PORT", "JUNCTION_PORT_8080_TCP_ADDR",
    "JUNCTION_SERVICE_HOST"})
  void foreignVariablesAreNotRead(String name) {
    assertThat(environment(Map.of(name, "9")).problems()).isEmpty();
    assertThat(environment(Map.of(name, "9")).given()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JUNCTION_", "JUNCTION__", "JUNCTION_CAMPUS", "JUNCTION_CAMPUS_HALLS__DOOR", "JUNCTION_CAMPUS_SEATS_"})
  void aVariableThatNamesNoValueIsUnknown(String name) {
    assertThat(environment(Map.of(name, "9")).problems()).hasSize(1);
  }

  @Test
  void theGuidesNameIsReadWithWhatItImplies() {
    var settings = environment(Map.of("HALL_DOOR", "q1", "CAMPUS_OPEN", "1"));
    assertThat(campus(settings).halls().get("main").rows()).isEqualTo(7);
    assertThat(campus(settings).open()).isTrue();
    assertThat(row(settings, "campus.halls.main.rows").origin()).isEqualTo("implied by HALL_DOOR");
    assertThat(row(settings, "campus.halls.main.door").aliases()).containsExactly("HALL_DOOR", "$CFG->hall_door");
  }

  @Test
  void whatIsImpliedYieldsToWhatIsGiven() {
    var settings = new Written(folder).yaml("campus: {halls: {main: {rows: 5}}}", Map.of("HALL_DOOR", "q1"));
    assertThat(campus(settings).halls().get("main").rows()).isEqualTo(5);
  }

  @Test
  void junctionsOwnNameWinsOverTheGuides() {
    var settings = environment(Map.of("HALL_DOOR", "q1", "JUNCTION_CAMPUS_HALLS_MAIN_DOOR", "q2", "JUNCTION_CAMPUS_HALLS_MAIN_ROWS", "1"));
    assertThat(campus(settings).halls().get("main").door().reveal()).isEqualTo("q2");
  }
}
