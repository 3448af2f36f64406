package dev.junction.hub.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * Time, ids and randomness are made where a program is put together, and handed on from there, so that a test can say what time it is.
 *
 * @param entryPoints classes that put a program together
 */
record Injected(Set<String> entryPoints) {
  private static final Set<String> STATIC = Set.of(
      "java.lang.System.currentTimeMillis",
      "java.lang.Math.random",
      "java.util.UUID.randomUUID",
      "java.util.Calendar.getInstance",
      "java.util.concurrent.ThreadLocalRandom.current",
      "java.security.SecureRandom.getInstance",
      "java.security.SecureRandom.getInstanceStrong",
      "java.util.random.RandomGenerator.getDefault",
      "java.util.random.RandomGenerator.of");

  /** Constructors that differ from run to run; with a seed, all but the last are the same each time. */
  private static final Set<String> SEEDLESS =
      Set.of("java.util.Date", "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  ArchRule areNotReadStatically() {
    return classes().should(new ArchCondition<>("be given time, ids and randomness (rules.Injected)") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        if (!entryPoints.contains(outermost(user))) {
          user.getCodeUnitAccessesFromSelf().stream()
              .filter(access -> readsWorld(access.getTarget()))
              .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
        }
      }
    });
  }

  /** Whether this class needs to be an entry point. */
  static boolean readsWorld(JavaClass user) {
    return user.getCodeUnitAccessesFromSelf().stream().anyMatch(access -> readsWorld(access.getTarget()));
  }

  private static boolean readsWorld(CodeUnitAccessTarget target) {
    var owner = target.getOwner().getName();
    var name = target.getName();
    return STATIC.contains(owner + "." + name)
        || name.equals("<init>") && SEEDLESS.contains(owner) && (target.getRawParameterTypes().isEmpty() || owner.endsWith("SecureRandom"))
        || owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick") && !name.equals("tick"))
        || owner.startsWith("java.time.") && name.equals("now") && target.getRawParameterTypes().stream().noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

  static String outermost(JavaClass one) {
    var name = one.getName();
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }
}
