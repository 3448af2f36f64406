package dev.junction.hub.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where each library may be imported. One that isn't listed may be imported nowhere: whoever brings it gives it its place.
 *
 * @param root package that the places are in
 */
record Libraries(String root) {
  /** Of Java and of everybody. */
  private static final List<String> EVERYWHERE = List.of("java.", "javax.crypto.", "javax.net.", "javax.sql.", "org.slf4j.", "tools.jackson.");

  private static final List<Place> PLACES = List.of(
      place("org.eclipse.jetty.", "web"),
      place("jakarta.servlet.", "web"),
      place("io.micrometer.", "web"),
      place("com.fasterxml.jackson.annotation.", "web"),
      place("com.sun.net.httpserver.", "cli"),
      place("org.apache.hc.", "outbound"),
      place("jakarta.mail.", "integration.email"),
      place("org.eclipse.angus.", "integration.email"),
      place("org.flywaydb.", "store"),
      place("com.zaxxer.hikari.", "store"),
      place("org.sqlite.", "store"),
      place("org.postgresql.", "store"),
      place("org.springframework.jdbc.", "store", "ledger", "delivery"),
      place("org.springframework.transaction.", "store"),
      place("org.springframework.dao.", "store"),
      place("org.yaml.snakeyaml.", "settings"),
      place("org.springframework.boot.context.properties.", "settings", "integration"),
      place("org.springframework.boot.convert.", "settings"),
      place("org.springframework.util.unit.", "settings", "integration"),
      place("org.springframework.", "web"),
      place("com.google.auto.service.", "integration"),
      new Place("picocli.", Pattern.compile("cli\\..*|integration\\.\\w+\\.\\w+Commands?(\\$.*)?")));

  /**
   * The first place whose library fits counts.
   *
   * @param library package, with a dot at its end
   * @param users   who may import it, as a name below the root
   */
  private record Place(String library, Pattern users) {}

  private static Place place(String library, String... packages) {
    var names = String.join("|", Arrays.stream(packages).map(name -> name.replace(".", "\\.")).toList());
    return new Place(library, Pattern.compile("(" + names + ")\\..*"));
  }

  ArchRule stayInTheirPlaces() {
    return classes().should(new ArchCondition<>("import each library only where it belongs (rules.Libraries)") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().stream()
            .map(dependency -> library(dependency.getTargetClass()))
            .distinct()
            .filter(library -> !allowed(user, library))
            .forEach(library -> events.add(SimpleConditionEvent.violated(user, user.getName() + " imports " + library)));
      }
    });
  }

  private boolean allowed(JavaClass user, String library) {
    return EVERYWHERE.stream().anyMatch(library::startsWith)
        || library.startsWith("dev.junction.")
        || PLACES.stream()
            .filter(place -> library.startsWith(place.library()))
            .findFirst()
            .map(place -> user.getName().startsWith(root + ".") && place.users().matcher(user.getName().substring(root.length() + 1)).matches())
            .orElse(false);
  }

  /** Primitive types are Java's own. */
  private static String library(JavaClass target) {
    var component = target.getBaseComponentType();
    return component.isPrimitive() ? "java." : component.getName();
  }
}
