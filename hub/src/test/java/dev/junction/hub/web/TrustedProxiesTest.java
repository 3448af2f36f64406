package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "::1"));

  @ParameterizedTest
  @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
      203.0.113.9  | 198.51.100.1                  | 203.0.113.9    | a stranger's word does not count
      192.0.2.8    | 198.51.100.1                  | 192.0.2.8      | nor a neighbour's
      10.1.2.3     | -                             | 10.1.2.3       | nothing was said
      10.1.2.3     | 198.51.100.1                  | 198.51.100.1   | our proxy's word counts
      192.0.2.7    | 198.51.100.1                  | 198.51.100.1   | a single address too
      10.1.2.3     | 6.6.6.6, 198.51.100.1         | 198.51.100.1   | what the client wrote itself stands further left
      10.1.2.3     | 6.6.6.6, 198.51.100.1,10.9.9.9 | 198.51.100.1  | a chain of our proxies is followed
      10.1.2.3     | 10.4.4.4                      | 10.1.2.3       | only proxies of ours are named
      10.1.2.3     | 198.51.100.1, unknown         | 10.1.2.3       | what is no address ends it
      10.1.2.3     | evil.example.org              | 10.1.2.3       | names are never looked up
      2001:db8::5  | 2a00:1450::7                  | 2a00:1450::7   | IPv6
      2001:db9::5  | 2a00:1450::7                  | 2001:db9::5    | IPv6 of a stranger
      [2001:db8::5]| 198.51.100.1                  | 198.51.100.1   | as the server writes IPv6
      ::1          | 2a00:1450::7, 2001:db8::9     | 2a00:1450::7   | a chain in IPv6
      """)
  void theClientIsTheNearestAddressThatOurProxiesVouchFor(String peer, String forwarded, String client, String why) {
    assertThat(proxies.client(peer, forwarded)).as(why).isEqualTo(client);
  }

  @Test
  void withoutProxiesNoHeaderCounts() {
    assertThat(new TrustedProxies(List.of()).client("10.1.2.3", "198.51.100.1")).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "::1/129", "proxy.example.org", "10.0.0", ""})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub.trusted-proxies");
  }
}
