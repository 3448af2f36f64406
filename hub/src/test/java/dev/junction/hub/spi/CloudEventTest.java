package dev.junction.hub.spi;

import static dev.junction.hub.spi.SampleEvents.TYPES;
import static dev.junction.hub.spi.SampleEvents.enrolled;
import static dev.junction.hub.spi.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CloudEventTest {
  private static String written(Event event) {
    var out = new ByteArrayOutputStream();
    CloudEvent.write(event, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsOneJsonObjectWithTheAttributesOfCloudEvents() {
    assertThat(written(enrolled()))
        .isEqualTo(
            """
            {"specversion":"1.0","id":"0197a1b2-0000-7000-8000-000000000001","source":"urn:junction:main:crm",\
            "type":"dev.junction.user.enrolled","subject":"user/42","time":"2026-11-25T09:59:58.250Z","site":"main",\
            "receivedat":"2026-11-25T09:59:59Z","datacontenttype":"application/json",\
            "data":{"event":"course_enrolled","user_id":42,"course_id":7,"note":"Zoë 学生"}}""");
  }

  @Test
  void attributeNamesAreLowerCaseLettersAndDigits() {
    assertThat(JsonMapper.shared().readTree(written(enrolled())).propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
  }

  @Test
  void theSourceIsAUriWhateverTheNamesAre() {
    var odd = new Event(1, "id", "t", "crm: ö/1", "site two", Optional.empty(), Instant.EPOCH, Instant.EPOCH, "{}");
    var source = JsonMapper.shared().readTree(written(odd)).path("source").asString();
    assertThat(source).isEqualTo("urn:junction:site%20two:crm%3A%20%C3%B6%2F1");
    assertThat(URI.create(source).isAbsolute()).isTrue();
    assertThat(written(odd)).doesNotContain("subject");
  }

  @Test
  void severalEventsCanBeWrittenOneToALine() {
    var out = new ByteArrayOutputStream();
    for (var data : List.of("{\n \"a\": 1\n}", "{\"b\":\r\n2.50}")) {
      CloudEvent.write(event("unknown.x", data), out);
      out.write('\n');
    }
    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).endsWith("\"data\":{\"a\":1}}");
    assertThat(lines.get(1)).endsWith("\"data\":{\"b\":2.50}}");
  }

  @Test
  void charactersThatAttributesMayNotHaveAreReplaced() {
    var odd = new Event(1, "id", "unknown.a\u0001b", "s", "m", Optional.of("x\u0085y"), Instant.EPOCH, Instant.EPOCH, "{\"k\":\"\\u0001\"}");
    var read = JsonMapper.shared().readTree(written(odd));
    assertThat(read.path("type").asString()).isEqualTo("dev.junction.unknown.a\uFFFDb");
    assertThat(read.path("subject").asString()).isEqualTo("x\uFFFDy");
    assertThat(read.path("data").path("k").asString()).isEqualTo("\u0001");
  }

  @Test
  void itCanBeAValueOfALargerDocument() {
    var out = new ByteArrayOutputStream();
    try (var json = JsonMapper.shared().createGenerator(out)) {
      json.writeStartArray();
      CloudEvent.write(enrolled(), json);
      CloudEvent.write(enrolled(), json);
      json.writeEndArray();
    }
    assertThat(JsonMapper.shared().readTree(out.toByteArray())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      event      | {"event":"course_enrolled","a":1}                  | {"event":"course_enrolled","a":1}
      event_type | {"event":"course_enrolled","a":1}                  | {"event_type":"user_enrolled","a":1}
      event      | {"a":{"event":"x"},"event_type":"user_enrolled"}   | {"event":"course_enrolled","a":{"event":"x"}}
      event      | {"event_type":{"deep":[1,2]},"b":1e2}              | {"event":"course_enrolled","event_type":{"deep":[1,2]},"b":1E+2}
      event      | {"event":{"deep":[1]},"b":null}                    | {"event":"course_enrolled","b":null}
      event      | {}                                                 | {"event":"course_enrolled"}
      event      | {"grade":85.50,"n":12345678901234567890}           | {"event":"course_enrolled","grade":85.50,"n":12345678901234567890}
      """)
  void theGuidesJsonNamesTheEventOnceAndFirst(String field, String data, String written) {
    assertThat(GuidePayload.write(event("user.enrolled", data), TYPES, field)).asString(StandardCharsets.UTF_8).isEqualTo(written);
  }

  @Test
  void aTypeThatNobodyKnowsKeepsItsOwnName() {
    assertThat(GuidePayload.write(event("unknown.user_sang", "{}"), TYPES, "event")).asString(StandardCharsets.UTF_8).isEqualTo("{\"event\":\"user_sang\"}");
  }

  @Test
  void onlyAnObjectCanBeTheGuidesJson() {
    assertThatThrownBy(() -> GuidePayload.write(event("user.enrolled", "[1]"), TYPES, "event"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0197a1b2-0000-7000-8000-000000000001");
  }
}
