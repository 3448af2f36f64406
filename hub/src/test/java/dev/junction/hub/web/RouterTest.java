package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.spi.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private static Route route(String method, String path) {
    return new Route(method, path, Route.Lane.HOT, 1000, call -> Route.Answer.text(200, path));
  }

  private static Router router(String... paths) {
    return new Router(Arrays.stream(paths).map(path -> route("POST", path)).toList());
  }

  private static String found(Router router, String path) {
    var match = router.match(path);
    return match == null ? "nobody" : match.byMethod().get("POST").path();
  }

  @Test
  void aFixedPathWinsOverOneThatVariesInWhateverOrderTheyWereDeclared() {
    for (var router : List.of(router("/hooks/{source}", "/hooks/status"), router("/hooks/status", "/hooks/{source}"))) {
      assertThat(found(router, "/hooks/status")).isEqualTo("/hooks/status");
      assertThat(found(router, "/hooks/statu")).isEqualTo("/hooks/{source}");
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      /hooks/moodle,         moodle
      /hooks/a+b,            a+b
      /hooks/a%20b,          a b
      /hooks/gr%C3%BC%C3%9Fe, grüße
      /hooks/a%2Fb,          a/b
      /hooks/%2e%2e,         ..
      /hooks/100%,           100%
      /hooks/%zz,            %zz
      """)
  void aSegmentIsDecodedOnceAndNeverSplitAgain(String path, String segment) {
    assertThat(router("/hooks/{source}").match(path).segments()).isEqualTo(Map.of("source", segment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "hooks/x", "/hooks", "/hooks/", "/hooks//", "/hooks/x/", "/hooks/x/y", "//hooks/x", "/HOOKS/x", "*"})
  void anotherShapeOfPathIsNobodys(String path) {
    assertThat(found(router("/hooks/{source}"), path)).isEqualTo("nobody");
  }

  @Test
  void everyMethodOfAPathIsFoundTogether() {
    var router = new Router(List.of(route("GET", "/t/{tenant}/api"), route("POST", "/t/{tenant}/api")));

    assertThat(router.match("/t/one/api").byMethod()).containsOnlyKeys("GET", "POST");
  }

  @Test
  void twoRoutesForOneMethodAndPathAreADeveloperError() {
    assertThatThrownBy(() -> router("/hooks/x", "/hooks/x")).hasMessage("two routes claim POST /hooks/x");
  }
}
