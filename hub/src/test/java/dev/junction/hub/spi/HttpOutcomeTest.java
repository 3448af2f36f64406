package dev.junction.hub.spi;

import static dev.junction.hub.spi.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.HttpCalls.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOutcomeTest {
  private static final HttpUrl TO = HttpUrl.parse("https://crm.example/hook?key=geheim");

  private static Outcome of(int status, Map<String, String> headers) {
    return HttpOutcome.of(new Answered(status, headers, "said".getBytes(StandardCharsets.UTF_8), false), TO, NOW, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void everyKindOfSuccessIsDelivered(int status) {
    assertThat(of(status, Map.of())).isEqualTo(new Outcome.Delivered(status, "said"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Wed, 25 Nov 2026 10:00:30 GMT | PT30S
      Wed, 25 Nov 2026 09:00:00 GMT | PT0S
      Fri, 25 Dec 2026 10:00:00 GMT | PT24H
      120                           | PT2M
      9999999999                    | PT24H
      soon                          |
      -5                            |
      """)
  void retryAfterIsSecondsOrADate(String header, Duration wait) {
    var failed = (Outcome.Failed) of(503, Map.of("retry-after", header));
    assertThat(failed.after().orElse(null)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      https://b.example/geheim | to https://b.example;
      //b.example/geheim       | to https://b.example;
      /geheim                  | to another path of crm.example;
      mailto:geheim            | to something that is no http or https URL;
      """)
  void aRedirectNamesTheOtherHostOnly(String location, String said) {
    assertThat(of(301, Map.of("location", location)))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains(said).doesNotContain("geheim"));
  }

  @Test
  void aRedirectToNowhereIsSaid() {
    assertThat(((Outcome.Failed) of(304, Map.of())).reason()).contains("without saying where");
  }

  @Test
  void whatIsKeptCanBeStored() {
    assertThat(Kept.of("a\0b\u001b[31m\nc\t", List.of())).isEqualTo("a\uFFFDb\uFFFD[31m\nc\t");
  }

  @Test
  void whatIsKeptIsBoundedInBytesAndWholeCharacters() {
    var kept = Kept.of("😀".repeat(1000) , List.of());
    assertThat(kept).isEqualTo("😀".repeat(Kept.BYTES / 4));
    assertThat(Kept.of("x" + "学".repeat(1000), List.of()).getBytes(StandardCharsets.UTF_8)).hasSize(2047);
  }

  @ParameterizedTest
  @CsvSource({"text/plain; charset=iso-8859-1,Zoë", "text/plain; charset=nonsense,Zo\uFFFD", "text/plain,Zo\uFFFD"})
  void theAnswersCharsetIsRespected(String type, String text) {
    var answer = new Answered(200, Map.of("content-type", type), "Zoë".getBytes(StandardCharsets.ISO_8859_1), false);
    assertThat(answer.text()).isEqualTo(text);
  }

  @Test
  void aRequestsTextFormHidesWhatMayBeSecret() {
    var request = new HttpCalls.Request("POST", TO, Map.of("X-Sig", "geheim"), "geheim".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(1), false, 1);
    assertThat(request.toString()).contains("https://crm.example").contains("X-Sig").doesNotContain("geheim");
  }
}
