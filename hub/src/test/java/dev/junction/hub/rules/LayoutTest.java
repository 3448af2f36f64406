package dev.junction.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.junction.hub.Junction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the layout, each on the hub and on a fixture that breaks it. */
class LayoutTest {
  /** Where a program is put together. Everything else is given its clock, ids and randomness. */
  private static final Set<String> ENTRY_POINTS = Set.of(
      "dev.junction.hub.RunningHub",
      "dev.junction.hub.cli.CheckCommand",
      "dev.junction.hub.cli.CommandLineStart",
      "dev.junction.hub.cli.Demo",
      "dev.junction.hub.cli.Serve",
      "dev.junction.hub.integration.webhook.WebhookCommands",
      "dev.junction.hub.web.ServerConfiguration",
      "dev.junction.sandbox.Sandbox",
      "dev.junction.sandbox.Setup");

  private static final String FIXTURE = "dev.junction.hub.rules.fixture";
  private static final Layout HUB = new Layout("dev.junction.hub");
  private static final Layout BROKEN = new Layout(FIXTURE);

  @Test
  void theRulesSeeEveryClassOfTheHubAsJava25CompiledIt() {
    assertThat(Compiled.names(Compiled.HUB)).contains(Junction.class.getName()).hasSizeGreaterThan(150);
    assertThat(Compiled.names(Compiled.HUB)).noneMatch(name -> name.endsWith("Test") || name.startsWith(FIXTURE));
    assertThat(Compiled.HUB.get(Junction.class).getMethods()).extracting(method -> method.getName()).contains("main");
  }

  @Test
  void integrationsDoNotKnowEachOther() {
    HUB.integrationsDoNotKnowEachOther().check(Compiled.HUB);
    assertThat(broken(BROKEN.integrationsDoNotKnowEachOther())).singleElement().asString().contains("Alpha").contains("Beta");
  }

  @Test
  void integrationsKnowOnlySpiAndClientsOfOurs() {
    HUB.integrationsKnowOnlySpiAndClientsOfOurs().check(Compiled.HUB);
    assertThat(broken(BROKEN.integrationsKnowOnlySpiAndClientsOfOurs())).isNotEmpty().allMatch(line -> line.contains("outbound.Way"));
  }

  @Test
  void theEngineKnowsNoIntegration() {
    HUB.theEngineKnowsNoIntegration().check(Compiled.HUB);
    assertThat(broken(BROKEN.theEngineKnowsNoIntegration())).isNotEmpty().allMatch(line -> line.contains("store.Knowing"));
  }

  @Test
  void spiKnowsOnlyClientsOfOurs() {
    HUB.spiKnowsOnlyClientsOfOurs().check(Compiled.HUB);
    assertThat(broken(BROKEN.spiKnowsOnlyClientsOfOurs())).isNotEmpty().allMatch(line -> line.contains("spi.Reaching"));
  }

  @Test
  void aLibraryIsImportedInItsPlaceOnly() {
    new Libraries("dev.junction.hub").stayInTheirPlaces().check(Compiled.HUB);
    var broken = broken(new Libraries(FIXTURE).stayInTheirPlaces());
    assertThat(String.join("\n", broken))
        .contains("org.eclipse.jetty", "picocli.CommandLine", "jakarta.mail.Address", "org.flywaydb.core.Flyway", "com.icegreen.greenmail")
        .doesNotContain("BetaCommands");
  }

  @Test
  void timeIdsAndRandomnessAreGiven() {
    new Injected(ENTRY_POINTS).areNotReadStatically().check(Compiled.ALL);
    var broken = broken(new Injected(Set.of()).areNotReadStatically());
    assertThat(broken).hasSize(11).allMatch(line -> line.contains("World")).noneMatch(line -> line.contains("allowed"));
    assertThat(broken(new Injected(Set.of(FIXTURE + ".web.World")).areNotReadStatically())).isEmpty();
  }

  @Test
  void everyEntryPointIsOne() {
    var real = Compiled.ALL.stream().filter(Injected::readsWorld).map(Injected::outermost).collect(Collectors.toCollection(TreeSet::new));
    assertThat(ENTRY_POINTS).as("an exception that nobody needs any more must go").isEqualTo(real);
  }

  @Test
  void fieldsAreNotInjected() {
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(Compiled.ALL);
    assertThat(broken(GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION)).singleElement().asString().contains("injected");
  }

  @Test
  void logsGoToSlf4j() {
    Layout.logsGoToSlf4j().check(Compiled.ALL);
    assertThat(broken(Layout.logsGoToSlf4j())).isNotEmpty().allMatch(line -> line.contains("logs()"));
  }

  private static List<String> broken(ArchRule rule) {
    return rule.evaluate(Compiled.FIXTURE).getFailureReport().getDetails();
  }
}
