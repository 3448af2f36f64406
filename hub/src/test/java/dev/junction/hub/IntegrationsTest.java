package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.junction.hub.spi.Integration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationsTest {
  @Test
  void integrationsAreSortedByName() {
    assertThat(new Integrations(List.of(named("webhook"), named("ldap"))).all()).extracting(Integration::name).containsExactly("ldap", "webhook");
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Integrations(List.of(named("ldap"), named("ldap"))))
        .withMessageContainingAll("named ldap", "rename one");
  }

  @Test
  void theOnesOnTheClassPathAreFound() {
    assertThat(Integrations.discover().all()).extracting(Integration::name).doesNotHaveDuplicates();
  }

  private static Integration named(String name) {
    return new Integration() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String title() {
        return name;
      }

      @Override
      public String summary() {
        return "";
      }

      @Override
      public List<String> setUp() {
        return List.of();
      }
    };
  }
}
