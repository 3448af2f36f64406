package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
  @Test
  void withoutSettingsTheHubListensOnThisMachineOnly() {
    var settings = load(Map.of());
    assertThat(settings.problems()).isEmpty();
    var hub = settings.get(HubSettings.class);
    assertThat(hub.bind()).isEqualTo("127.0.0.1");
    assertThat(hub.origin()).isEqualTo("http://localhost:8080");
    assertThat(hub.trustedProxies()).isEmpty();
  }

  @Test
  void anOpenHubMustKnowItsOwnUrl() {
    assertThat(load(Map.of("JUNCTION_HUB_BIND", "0.0.0.0")).problems()).singleElement().returns("hub.public-url", Problem::key);
    assertThat(load(Map.of("JUNCTION_HUB_BIND", "0.0.0.0", "JUNCTION_HUB_PUBLIC_URL", "https://hub.example.org/")).get(HubSettings.class).origin())
        .isEqualTo("https://hub.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://hub.example.org/path", "https://hub.example.org/?a", "https://u@hub.example.org", "ftp://hub", "https:///", "https:x"})
  void aPublicUrlIsAnOriginOnly(String url) {
    assertThat(load(Map.of("JUNCTION_HUB_PUBLIC_URL", url)).problems()).singleElement().returns("hub.public-url", Problem::key);
  }

  @Test
  void aProxyIsNamedByItsAddress() {
    assertThat(load(Map.of("JUNCTION_HUB_TRUSTED_PROXIES", "10.0.0.0/8,::1")).problems()).isEmpty();
    assertThat(load(Map.of("JUNCTION_HUB_TRUSTED_PROXIES", "proxy.example.org")).problems()).singleElement().asString().contains("names aren't looked up");
  }

  @ParameterizedTest
  @CsvSource({
    "JUNCTION_STORE_URL, jdbc:mysql://db/x, store.url",
    "JUNCTION_STORE_URL, jdbc:postgresql://u:p@db/x, store.url",
    "JUNCTION_STORE_URL, jdbc:postgresql://db/x?password=p, store.url",
    "JUNCTION_STORE_QUEUE, 0, store.queue",
    "JUNCTION_LEDGER_RETENTION, 1h, ledger.retention",
    "JUNCTION_DELIVERY_JITTER, 101, delivery.jitter",
    "JUNCTION_DELIVERY_SCHEDULE, '5s,0s', delivery.schedule",
    "JUNCTION_DELIVERY_LEASE, 1s, delivery.poll",
  })
  void whatCannotWorkIsAProblem(String variable, String value, String key) {
    assertThat(load(Map.of(variable, value)).problems()).singleElement().returns(key, Problem::key);
  }

  @Test
  void theScheduleOfRetriesIsTheDocumentedOne() {
    assertThat(load(Map.of()).get(DeliverySettings.class).schedule())
        .startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2))
        .endsWith(Duration.ofHours(20), Duration.ofHours(24))
        .hasSize(9);
    assertThat(load(Map.of("JUNCTION_DELIVERY_SCHEDULE", "1s")).get(DeliverySettings.class).schedule()).containsExactly(Duration.ofSeconds(1));
  }

  private static Settings load(Map<String, String> environment) {
    return Settings.load(Optional.empty(), environment, Settings.hub());
  }
}
