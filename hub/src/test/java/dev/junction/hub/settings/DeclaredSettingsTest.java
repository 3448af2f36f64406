package dev.junction.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.Integrations;
import dev.junction.hub.integration.webhook.WebhookSettings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every settings record, of the hub and of every integration on the class path. */
class DeclaredSettingsTest {
  private static final List<Class<? extends Record>> TYPES = types();

  private static List<Class<? extends Record>> types() {
    var types = new HashSet<Class<? extends Record>>(Settings.hub());
    types.addAll(Integrations.discover().settings());
    types.add(WebhookSettings.class);
    return types.stream().sorted(java.util.Comparator.comparing(Class::getName)).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyKeySaysWhatItMeans() {
    var meanings = new Meanings();
    return leaves().map(Shape.Leaf::component).distinct().map(component -> DynamicTest.dynamicTest(name(component), () ->
        assertThat(meanings.of(component))
            .as("@param of %s; a record inside a map needs @ConfigurationPropertiesSource", name(component))
            .hasSizeGreaterThan(10)
            .doesNotContain("{@", "<p>")));
  }

  @Test
  void everyFallbackIsAGoodValue() {
    var problems = Settings.load(Optional.empty(), Map.of(), TYPES).problems();
    assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).contains("got nothing"));
  }

  @Test
  void everyKeyIsInKebabCase() {
    assertThat(leaves().map(Shape.Leaf::key)).allSatisfy(key -> assertThat(key).matches("(([a-z][a-z0-9]*(-[a-z0-9]+)*|NAME)(\\.|$))+"));
  }

  @Test
  void everyKeyHasAnEnvironmentNameOfItsOwn() {
    assertThat(leaves().map(leaf -> Names.environment(leaf.key()))).doesNotHaveDuplicates();
  }

  @Test
  void noSecretHasAFallback() {
    assertThat(leaves().filter(leaf -> leaf.kind().secret())).isNotEmpty().allSatisfy(leaf -> assertThat(leaf.fallback()).isEmpty());
  }

  @Test
  void everyGuideNameIsDeclaredForOneKeyOfARecord() {
    var names = new ArrayList<String>();
    leaves().forEach(leaf -> leaf.guideNames().forEach(guide -> {
      assertThat(guide.value() + guide.env()).as(leaf.key()).isNotEmpty();
      names.add(leaf.component().getDeclaringRecord().getName() + " " + guide.value() + " " + guide.env());
    }));
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  private static Stream<Shape.Leaf> leaves() {
    return new Schema(TYPES, Map.of()).leaves().stream();
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getName() + "." + component.getName();
  }
}
