package dev.junction.hub.integration.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.hub.spi.HookSchemeContract;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.StrictJson;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BbbSchemesTest {

  @Nested
  class Guide extends HookSchemeContract {
    @Override
    protected Integration integration() {
      return new BigBlueButton();
    }

    @Override
    protected String name() {
      return "bbb";
    }

    @Override
    protected String event(String wireName, String more) {
      return "{%s\"event\":\"%s\",\"meeting_id\":\"m1\"}".formatted(more, wireName);
    }

    @Override
    protected Map.Entry<String, String> known() {
      return Map.entry("meeting-ended", "meeting.ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"event":"meeting-ended","meeting_id":"m1","duration":3600}                                  | meeting.ended       | meeting/m1
        {"event":"recording-ready","meeting_id":"m1","recording_url":"https://bbb.example.org/p/1"}  | recording.ready     | meeting/m1
        {"event":"user-joined","meeting_id":"m1","user_id":42}                                       | meeting.user-joined | meeting/m1
        {"event":"other","meeting_id":"m1","user_id":42}                                             | unknown.other       | user/42
        """)
    void theGuidesMeetingEventsAreAboutTheMeeting(String json, String type, String subject) {
      var draft = draft(json);
      assertThat(draft.type()).isEqualTo(type);
      assertThat(draft.subject()).hasValue(subject);
      assertThat(draft.data()).isEqualTo(json);
    }

    @Test
    void passwordsOfTheMeetingAreHidden() {
      assertThat(draft(event("meeting-ended", "\"moderatorPW\":\"mp\",\"endCallbackUrl\":\"https://hub.example.org/cb/t0ken\",")).data())
          .isEqualTo("{\"moderatorPW\":\"********\",\"endCallbackUrl\":\"********\",\"event\":\"meeting-ended\",\"meeting_id\":\"m1\"}");
    }
  }

  @Nested
  class BbbWebhooks extends HookSchemeContract {
    @Override
    protected Integration integration() {
      return new BigBlueButton();
    }

    @Override
    protected String name() {
      return "bbb-webhooks";
    }

    @Override
    protected String event(String wireName, String more) {
      return """
          {"data":{"type":"event","id":"%s","attributes":{%s"meeting":{"internal-meeting-id":"i1","external-meeting-id":"m1"}},\
          "event":{"ts":1764064799000}}}""".formatted(wireName, more);
    }

    @Override
    protected Map.Entry<String, String> known() {
      return Map.entry("user-left", "meeting.user-left");
    }

    @Override
    protected boolean keepsBody() {
      return false;
    }

    @Override
    protected byte[] body(byte[] json) {
      var array = new ByteArrayOutputStream();
      array.write('[');
      array.writeBytes(json);
      array.write(']');
      // Each byte by itself, so that a body that is not UTF-8 reaches the scheme as it is.
      var escaped = URLEncoder.encode(array.toString(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
      return utf8("domain=bbb1.example.org&event=" + escaped + "&timestamp=1764064799001");
    }

    private List<EventDraft> drafts(String form) {
      return ((Reading.Accepted) read(signed(utf8(form), secret(1)))).drafts();
    }

    @Test
    void everyEventOfThePostIsOneDraftWithItsOwnKey() {
      var drafts = drafts("domain=d&event=[" + event("user-left", "") + "," + event("user-left", "") + ",null,7]&timestamp=1");
      assertThat(drafts).extracting(EventDraft::type)
          .containsExactly("meeting.user-left", "meeting.user-left", "unknown.unnamed", "unknown.unnamed");
      assertThat(drafts).extracting(draft -> draft.once().orElseThrow().key()).doesNotHaveDuplicates();
      assertThat(drafts.get(2).data()).isEqualTo("{\"bbb\":null}");
    }

    @Test
    void twoEventsOfOneMillisecondAreTwo() {
      var one = drafts("domain=d&event=[" + event("user-joined", "\"n\":1,") + "]&timestamp=1764064799001");
      var other = drafts("domain=d&event=[" + event("user-joined", "\"n\":2,") + "]&timestamp=1764064799001");
      assertThat(one.getFirst().once()).isNotEqualTo(other.getFirst().once());
    }

    @Test
    void theSameEventAtAnotherTimeOrFromAnotherServerIsAnother() {
      var event = "&event=[" + event("user-joined", "") + "]&timestamp=";
      assertThat(List.of("domain=d" + event + 1, "domain=d" + event + 2, "domain=e" + event + 1))
          .extracting(form -> drafts(form).getFirst().once()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
      "1764064799000,  2025-11-25T09:59:59Z",
      "1764064799,     2025-11-25T09:59:59Z",
      "123456,         2026-11-25T10:00:00Z",
      "1864064799,     2026-11-25T10:00:00Z",
      "9e99,           2026-11-25T09:59:59Z",
      "-1,             2026-11-25T09:59:59Z",
      "9223372036854775807,  2026-11-25T09:59:59Z",
      "99999999999999999999, 2026-11-25T09:59:59Z"
    })
    void secondsAndMillisecondsAreToldApartAndAbsurdTimesAreNotBelieved(String ts, String counts) {
      var event = "{\"data\":{\"id\":\"user-left\",\"event\":{\"ts\":" + ts + "}}}";
      assertThat(drafts("domain=d&event=[" + event + "]&timestamp=1795600799000").getFirst().occurredAt()).isEqualTo(counts);
    }

    @Test
    void theNormalFormHasTheGuidesNamesOnTopAndTheOriginalBelow() {
      var user = "\"user\":{\"internal-user-id\":\"w_1\",\"external-user-id\":\"57\",\"name\":\"Zo\u00eb\",\"role\":\"VIEWER\"},";
      var draft = draft(event("user-joined", user));
      var data = StrictJson.MAPPER.readTree(draft.data());
      assertThat(data.propertyNames()).containsExactly(
          "event", "meeting_id", "internal_meeting_id", "user_id", "internal_user_id", "name", "role", "bbb");
      assertThat(data.path("user_id").asString()).isEqualTo("57");
      assertThat(data.path("bbb").toString()).isEqualTo(event("user-joined", user));
      assertThat(draft.subject()).hasValue("meeting/m1");
    }

    @Test
    void halfASurrogatePairDoesNotReachTheLedger() {
      assertThat(draft(event("user-joined", "\"note\":\"\\ud83d\",")).data()).contains("\"note\":\"?\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "{\"event\":\"meeting-ended\"}", "domain=d&timestamp=1", "event=%5B", "event=%5", "event=%zz", "event=[]", "event={}", "event=",
      "event=[%7B%7D]&event=[%7B%7D]", "event=%FF", "event=[{}]&broken", "=", "&"})
    void aFormThatHoldsNoEventIsUnreadable(String form) {
      assertThat(read(signed(utf8(form), secret(1)))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void aRefusalSaysThatTheSenderDoesNotNotice() {
      assertThat(read(signed(utf8("event=[{}]"), secret(2)))).isInstanceOfSatisfying(
          Reading.Unauthorized.class, refused -> assertThat(refused.why()).contains("takes 401 for success"));
    }
  }
}
