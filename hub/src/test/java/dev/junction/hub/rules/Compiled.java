package dev.junction.hub.rules;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.junction.hub.Junction;
import dev.junction.sandbox.Sandbox;
import dev.junction.webhooks.WebhookScheme;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/** Class files that the rules look at. */
final class Compiled {
  static {
    // What the rules ask of a class outside is its name; reading the libraries would take most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  static final JavaClasses HUB = of(Junction.class);
  static final JavaClasses ALL = of(Junction.class, Sandbox.class, WebhookScheme.class);
  static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("dev.junction.hub.rules.fixture");

  private Compiled() {}

  /** All classes of the modules that these are from; tests are not among them. */
  private static JavaClasses of(Class<?>... one) {
    return new ClassFileImporter().importLocations(Stream.of(one).map(Compiled::module).toList());
  }

  private static Location module(Class<?> one) {
    try {
      return Location.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of " + one + " is no address", e);
    }
  }

  static List<String> names(JavaClasses classes) {
    return classes.stream().map(one -> one.getName()).toList();
  }
}
