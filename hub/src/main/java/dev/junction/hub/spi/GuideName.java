package dev.junction.hub.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the guide calls this setting. An environment name is read as it is, without Junction's prefix; a {@code $CFG} name is
 * understood by {@code config import} and named when somebody writes it into the file. Where a setting is a list, the guide's
 * semicolons separate its elements.
 */
@Repeatable(GuideName.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface GuideName {
  /** Name after {@code $CFG->}; empty when the guide has none. */
  String value() default "";

  /** Name of the environment variable; empty when the guide has none. */
  String env() default "";

  /** The named block that it fills, when the setting stands in one: {@code bigbluebutton} of {@code webhook.sources}. */
  String block() default "";

  /** What the guide means along with it, as {@code key=value} in the same block; holds unless it is given. */
  String[] with() default {};

  /** Holds the annotations of a setting that has several names. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface All {
    GuideName[] value();
  }
}
