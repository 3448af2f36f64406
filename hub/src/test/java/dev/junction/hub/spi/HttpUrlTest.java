package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://a.example            | http://a.example       | a.example        | 80   | /
      HTTPS://A.Example:443/x?y   | https://a.example      | a.example        | 443  | /x?y
      https://a.example:8443/x%2F | https://a.example:8443 | a.example        | 8443 | /x%2F
      http://odoo_web:8069/hook   | http://odoo_web:8069   | odoo_web         | 8069 | /hook
      http://[2001:DB8::1]:81/    | http://[2001:db8::1]:81 | 2001:db8::1     | 81   | /
      https://münchen.example/ü   | https://xn--mnchen-3ya.example | xn--mnchen-3ya.example | 443 | /%C3%BC
      http://0x7f.1?q             | http://0x7f.1          | 0x7f.1           | 80   | /?q
      """)
  void aUrlIsTakenApart(String text, String origin, String host, int port, String target) {
    var url = HttpUrl.parse(text);
    assertThat(url.origin()).isEqualTo(origin);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.target()).isEqualTo(target);
    assertThat(url.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      file:///etc/geheim            | scheme file
      geheim                        | scheme null
      https:///geheim               | host name
      https:geheim                  | host name
      https://me:pw@a.example/      | user name and password
      https://a.example/#x          | # part
      https://a.example:0/          | port from 1 to 65535
      https://a.example:65536/      | port from 1 to 65535
      https://a b.example/geheim    | not a URL
      https://a.example/geheim^     | not a URL
      https://[fe80::1%25eth0]/     | HOST:PORT
      https://-a.example/           | not a host name
      https://a%2eexample/geheim    | HOST:PORT
      """)
  void whatCantBeCalledIsSaidWithoutShowingThePath(String text, String said) {
    assertThatThrownBy(() -> HttpUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said)
        .message()
        .doesNotContain("geheim")
        .doesNotContain("pw@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/geheim?key=geheim"})
  void itsTextFormHidesThePath(String text) {
    assertThat(HttpUrl.parse(text)).hasToString("https://a.example");
  }

  @Test
  void noUrlIsNoUrl() {
    assertThatThrownBy(() -> HttpUrl.parse(null)).isInstanceOf(IllegalArgumentException.class);
  }
}
