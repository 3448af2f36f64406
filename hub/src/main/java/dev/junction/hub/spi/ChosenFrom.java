package dev.junction.hub.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values are names that integrations bring, so that no enum can list them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ChosenFrom {
  /** Names of the hook schemes of all integrations. */
  String HOOK_SCHEMES = "hook-schemes";

  /** Which names: {@link #HOOK_SCHEMES}. */
  String value();
}
