package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.HookSchemeContract;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.Secret;
import dev.junction.webhooks.WebhookScheme;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemes of any sender, each held to the contract. */
class WebhookSchemesTest {

  /** What those that carry the guide's JSON have in common. */
  abstract static class OfTheGuide extends HookSchemeContract {
    @Override
    protected Integration integration() {
      return new Webhook();
    }

    @Override
    protected String event(String wireName, String more) {
      return "{%s\"event\":\"%s\",\"user_id\":42}".formatted(more, wireName);
    }

    @Override
    protected Map.Entry<String, String> known() {
      return Map.entry("course_enrolled", "user.enrolled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        {"event":"user_created","user":{"email":"Ada@Example.ORG"}}         | user.created     | user/ada@example.org
        {"event":"user_created","user":{"id":7,"email":"ada@example.org"}}  | user.created     | user/7
        {"event":"course_enrolled","user_id":42,"course_id":3}              | user.enrolled    | user/42
        {"event_type":"user_enrolled","user_id":"42","course_id":3}         | user.enrolled    | user/42
        {"event":"grade_updated","user_id":42}                              | grade.updated    | user/42
        {"event_type":"course_completed","user_id":42}                      | course.completed | user/42
        {"event":"course.completed","user_id":42}                           | course.completed | user/42
        {"event":"meeting-ended","meeting_id":"m1"}                         | unknown.meeting-ended | meeting/m1
        {"user_id":42}                                                      | unknown.unnamed  | user/42
        {"event":null}                                                      | unknown.unnamed  | -
        {"event":"  ","user_id":""}                                         | unknown.unnamed  | -
        {"event":{"x":"user_created"},"user_id":[42]}                       | unknown.unnamed  | -
        {"event":"grade_updated","user_id":"4\\n2"}                         | grade.updated    | -
        {"event":"grade_updated","user_id":"\\ud800"}                       | grade.updated    | -
        {"event":"grade_updated","user":"42"}                               | grade.updated    | -
        """)
    void theGuidesFieldsNameTypeAndSubject(String json, String type, String subject) {
      var draft = draft(json);
      assertThat(draft.type()).isEqualTo(type);
      assertThat(draft.subject().orElse(null)).isEqualTo(subject);
    }
  }

  /** Those without a delivery id. */
  abstract static class ByBody extends OfTheGuide {
    @Test
    void anEqualBodyIsARepetitionForTheWindow() {
      var draft = draft("{\"event\":\"grade_updated\"}");
      assertThat(draft.once().orElseThrow().window()).isEqualTo(WINDOW);
      assertThat(draft.occurredAt()).isEqualTo(NOW);
    }

    @Test
    void aFormBodyIsUnreadable() {
      assertThat(read(signed(utf8("payload=%7B%22event%22%3A%22grade_updated%22%7D"), secret(1)))).isInstanceOf(Reading.Unreadable.class);
    }
  }

  @Nested
  class HubSha1 extends ByBody {
    @Override
    protected String name() {
      return "hub-sha1";
    }
  }

  @Nested
  class HubSha256 extends ByBody {
    @Override
    protected String name() {
      return "hub-sha256";
    }
  }

  @Nested
  class Moodle extends ByBody {
    @Override
    protected String name() {
      return "moodle";
    }
  }

  @Nested
  class StandardWebhooks extends OfTheGuide {
    @Override
    protected String name() {
      return "standard-webhooks";
    }

    @Override
    protected Secret secret(int which) {
      return Secret.of("whsec_" + Base64.getEncoder().encodeToString(utf8("a key of enough length, number " + which)));
    }

    @Test
    void theDeliveryIdIsRememberedForGood() {
      var once = draft("{\"type\":\"user_created\"}").once().orElseThrow();
      var sameIdOtherBody = draft("{\"type\":\"user_created\",\"x\":1}").once().orElseThrow();
      assertThat(once).isEqualTo(sameIdOtherBody);
      assertThat(once.window()).isGreaterThan(Duration.ofDays(3650));
    }

    @Test
    void theTypeFieldNamesTheEventBeforeTheGuidesFields() {
      assertThat(draft("{\"type\":\"grade.updated\",\"event\":\"user_created\"}").type()).isEqualTo("grade.updated");
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-25T09:59:00Z,      2026-11-25T09:59:00Z",
      "2026-11-25T11:59:00+02:00, 2026-11-25T09:59:00Z",
      "2026-11-26T09:59:00Z,      2026-11-26T09:59:00Z",
      "2026-11-26T10:00:01Z,      2026-11-25T10:00:00Z",
      "1999-12-31T23:59:59Z,      2026-11-25T10:00:00Z",
      "+999999999-01-01T00:00:00Z,2026-11-25T10:00:00Z",
      "yesterday,                 2026-11-25T10:00:00Z"
    })
    void theSendersTimeCountsUnlessItIsAbsurd(String said, String counts) {
      assertThat(draft("{\"type\":\"user_created\",\"timestamp\":\"" + said + "\"}").occurredAt()).isEqualTo(counts);
    }

    @Test
    void theCloudEventOfAnotherJunctionKeepsItsTypeAndTime() {
      var draft = draft("{\"specversion\":\"1.0\",\"type\":\"dev.junction.user.enrolled\",\"time\":\"2026-11-25T09:59:00Z\",\"data\":{}}");
      assertThat(draft.type()).isEqualTo("user.enrolled");
      assertThat(draft.occurredAt()).isEqualTo("2026-11-25T09:59:00Z");
    }

    @Test
    void aPostSignedTooLongAgoIsRefusedWithItsReason() {
      var body = utf8("{\"type\":\"user_created\"}");
      var signed = WebhookScheme.STANDARD_WEBHOOKS.sign("https://hub.example.org/hooks/sender", body, secret(1).reveal(), "msg_1",
          NOW.minus(Duration.ofMinutes(6)));
      var reading = read(post(signed.url(), signed.headers(), body));
      assertThat(reading).isInstanceOfSatisfying(Reading.Unauthorized.class, refused -> assertThat(refused.reason()).isEqualTo("too-old"));
    }

    @Test
    void aSecretInAnotherFormHasAProblemThatDoesNotShowIt() {
      assertThat(scheme().problem(Secret.of("plain-text"))).hasValueSatisfying(
          problem -> assertThat(problem).contains("whsec_").doesNotContain("plain-text"));
    }
  }
}
