package dev.junction.hub.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesTest {
  private final EventTypes types = new EventTypes(List.of(EventType.of("user.created", "An account was created.", "user_created")));

  @ParameterizedTest
  @CsvSource({
    "user_created,      user.created",
    "user.created,      user.created",
    "user_deleted,      unknown.user_deleted",
    "User_Created,      unknown.User_Created",
    "'',                unknown.unnamed",
    "'  ',              unknown.unnamed",
    "'a\tb\u00eb<\u5b66>/..', unknown.a_b_____.."
  })
  void anyNameBecomesATypeThatCanBeShown(String wireName, String type) {
    assertThat(types.named(wireName)).isEqualTo(type);
  }
}
