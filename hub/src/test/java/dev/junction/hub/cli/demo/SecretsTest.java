package dev.junction.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.junction.webhooks.WebhookScheme;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretsTest {
  private final Secrets secrets = Secrets.random(new SplittableRandom(1));

  @ParameterizedTest
  @EnumSource(WebhookScheme.class)
  void aSecretWorksInItsScheme(WebhookScheme scheme) {
    assertThatNoException().isThrownBy(() -> scheme.checkSecret(secrets.of("odoo", scheme)));
  }

  @Test
  void bothSidesGetTheSameAndEachUseItsOwn() {
    var one = secrets.of("odoo", WebhookScheme.MOODLE);

    assertThat(secrets.of("odoo", WebhookScheme.MOODLE)).isEqualTo(one).hasSize(64);
    assertThat(secrets.of("partner", WebhookScheme.MOODLE)).isNotEqualTo(one);
  }
}
