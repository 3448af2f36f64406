package dev.junction.hub.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least and the greatest value of a setting, both allowed, written as the setting itself is: {@code 1}, {@code 5s}, {@code 1KB}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Limits {
  /** The least value; empty for no limit. */
  String min() default "";

  /** The greatest value; empty for no limit. */
  String max() default "";
}
