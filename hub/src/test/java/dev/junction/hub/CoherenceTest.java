package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.settings.Problem;
import dev.junction.hub.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't work together is said before anything starts, all of it at once. */
class CoherenceTest {
  private static final String PLANTED = "whsec_hunter2planted!";

  private static List<Problem> problems(Map<String, String> environment) {
    return Settings.load(Optional.empty(), environment, Integrations.discover()).problems();
  }

  @Test
  void whatNobodySetGoesTogether() {
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void everyUnfitSecretIsFoundAtOnceAndNoneIsShown() {
    var found = problems(Map.of(
        "JUNCTION_WEBHOOK_SOURCES_ONE_SCHEME", "standard-webhooks",
        "JUNCTION_WEBHOOK_SOURCES_ONE_SECRET", PLANTED,
        "JUNCTION_WEBHOOK_SOURCES_TWO_SCHEME", "standard-webhooks",
        "JUNCTION_WEBHOOK_SOURCES_TWO_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "JUNCTION_WEBHOOK_SOURCES_TWO_OLD_SECRET", PLANTED,
        "JUNCTION_WEBHOOK_SOURCES_TWO_OLD_SECRET_UNTIL", "2030-01-31T12:00:00Z",
        "JUNCTION_DELIVERY_LEASE", "35s",
        "JUNCTION_STORE_QUEUE", "many"));

    assertThat(found).extracting(Problem::key).containsExactlyInAnyOrder(
        "webhook.sources.one.secret", "webhook.sources.two.old-secret", "delivery.lease", "store.queue");
    assertThat(found).extracting(Problem::origin).contains("environment variable JUNCTION_WEBHOOK_SOURCES_ONE_SECRET");
    assertThat(found.toString()).contains("standard-webhooks can use").doesNotContain("hunter2planted");
  }

  @ParameterizedTest
  @CsvSource({"35s, 20s, webhook|odoo, 35", "60s, 60s, email, 65", "65s, 60s, email, 65"})
  void aLeaseThatAnAttemptCanOutlastIsAProblem(String lease, String mail, String kind, long needed) {
    var found = problems(Map.of("JUNCTION_DELIVERY_LEASE", lease, "JUNCTION_EMAIL_TIMEOUT", mail));

    assertThat(found).singleElement().returns("delivery.lease", Problem::key);
    assertThat(found.getFirst().message()).containsPattern("expected more than %d s, .* kind (%s)".formatted(needed, kind));
  }

  @ParameterizedTest
  @CsvSource({"36s, 20s", "66s, 60s"})
  void aLeaseLongerThanEveryAttemptIsGood(String lease, String mail) {
    assertThat(problems(Map.of("JUNCTION_DELIVERY_LEASE", lease, "JUNCTION_EMAIL_TIMEOUT", mail))).isEmpty();
  }
}
