package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GuideEventsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private final GuideEvents events = new GuideEvents(7, NOON);

  /** Each member is one that the guide's handler of that event reads. */
  @ParameterizedTest @CsvSource({
      "user_created,event,/user/email", "course_enrolled,event,/user_id", "course_enrolled,event,/course_id", "grade_updated,event,/user_id",
      "user_enrolled,event_type,/user/email", "grade_updated,event_type,/grade", "course_completed,event_type,/course/shortname",
      "meeting-ended,event,/meeting_id", "meeting-ended,event,/duration", "recording-ready,event,/recording_url", "user-joined,event,/meeting_id"})
  void hasWhatTheGuidesHandlersRead(String event, String nameMember, String member) {
    var body = body(events.payload(event, 3));

    assertThat(body.get(nameMember).asString()).isEqualTo(event);
    assertThat(body.at(member).isValueNode()).as(member).isTrue();
    assertThat(body.at(member).asString()).isNotBlank();
  }

  @Test void theSameSeedGivesTheSameBytesAndAnotherGivesOthers() {
    assertThat(new GuideEvents(7, NOON).payload(5).body()).isEqualTo(events.payload(5).body());
    assertThat(new GuideEvents(8, NOON).payload(5).body()).isNotEqualTo(events.payload(5).body());
  }

  @Test void noTwoBodiesAreTheSameSoNoneIsTakenForADuplicate() {
    var bodies = new HashSet<String>();
    for (int i = 0; i < 1000; i++) assertThat(bodies.add(new String(events.payload(i).body(), StandardCharsets.UTF_8))).as("index %d", i).isTrue();
    for (int i = 0; i < 1000; i++) bodies.add("again " + new String(events.payload("grade_updated", i).body(), StandardCharsets.UTF_8));
    assertThat(bodies).hasSize(2000);
  }

  @Test void goesRoundAllEventsASecondApart() {
    for (int i = 0; i < 16; i++) {
      var payload = events.payload(i);
      assertThat(payload.event()).isEqualTo(GuideEvents.EVENTS.get(i % 8));
      assertThat(body(payload).get("timestamp").asLong()).isEqualTo(NOON.getEpochSecond() + i);
    }
  }

  @Test void aPersonIsTheSameEverywhereAndHasAPlainAddress() {
    for (int i = 0; i < 500; i++) {
      var user = body(events.payload("user_created", i)).get("user");
      assertThat(user.get("email").asString()).matches("[a-z]+\\.[a-z]+@campus\\.example");
      assertThat(user.get("username").asString() + "@campus.example").isEqualTo(user.get("email").asString());
      var enrolment = body(events.payload("user_enrolled", i));
      assertThat(enrolment.get("user")).isEqualTo(user);
      assertThat(enrolment.get("user_id")).isEqualTo(user.get("id"));
    }
  }

  @Test void gradesAndDurationsStayWithinReason() {
    for (int i = 0; i < 500; i++) {
      assertThat(body(events.payload("grade_updated", i)).get("grade").asDouble()).isBetween(20.0, 100.0);
      assertThat(body(events.payload("meeting-ended", i)).get("duration").asInt()).isBetween(15 * 60, 120 * 60);
    }
  }

  @Test void noneCarriesWhatOdooTakesForItsOwn() {
    for (int i = 0; i < 8; i++) assertThat(body(events.payload(i)).propertyNames()).doesNotContain("id", "params");
  }

  @Test void whatTheGuideDoesNotKnowIsRefusedAndTheKnownNamed() {
    assertThatThrownBy(() -> events.payload("user_deleted", 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("user_created", "user_deleted");
    assertThatThrownBy(() -> events.payload(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode body(Payload payload) {
    assertThat(payload.contentType()).isEqualTo("application/json");
    return Json.tree(new String(payload.body(), StandardCharsets.UTF_8));
  }
}
