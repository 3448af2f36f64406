package dev.junction.hub.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may import whom.
 *
 * @param root package that holds spi, engine and integrations
 */
record Layout(String root) {
  private static final String CLIENTS = "dev.junction.webhooks..";

  /** They meet through events and spi. */
  ArchRule integrationsDoNotKnowEachOther() {
    return slices().matching(root + ".integration.(*)..").should().notDependOnEachOther();
  }

  /** What an integration stands on. Heavy libraries have their own rule: {@link Libraries}. */
  ArchRule integrationsKnowOnlySpiAndClientsOfOurs() {
    return classes().that().resideInAPackage(root + ".integration..")
        .should()
        .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(root + ".spi", root + ".integration..", CLIENTS)))
        .because("an integration that reaches into the engine can't be moved, tested or replaced on its own; add to spi what is missing");
  }

  ArchRule theEngineKnowsNoIntegration() {
    return noClasses().that().resideOutsideOfPackage(root + ".integration..")
        .should()
        .dependOnClassesThat().resideInAPackage(root + ".integration..")
        .because("what the engine needs to know of an integration, the integration declares (spi.Integration)");
  }

  ArchRule spiKnowsOnlyClientsOfOurs() {
    return classes().that().resideInAPackage(root + ".spi")
        .should()
        .onlyDependOnClassesThat(not(ours()).or(resideInAnyPackage(root + ".spi", CLIENTS)))
        .because("spi is what integrations stand on; it must not bring the engine with it");
  }

  static ArchRule logsGoToSlf4j() {
    return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").because("logs go to slf4j");
  }

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAnyPackage("dev.junction..");
  }
}
