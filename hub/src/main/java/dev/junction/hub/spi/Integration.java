package dev.junction.hub.spi;

import java.util.List;

/**
 * One connected system. Implementations have a public constructor without parameters, hold no state and do no I/O when they
 * are made: the command line makes all of them to print its help.
 */
public interface Integration {
  /** Short lower-case name, the package's own: {@code webhook}, {@code bigbluebutton}. */
  String name();

  /** Name as people write it: {@code BigBlueButton}. */
  String title();

  /** One sentence for a Moodle administrator: what this integration does for them. */
  String summary();

  /** How to set it up, in at most five steps, in the order they are done. */
  List<String> setUp();

  /** Records of described settings, each annotated with {@code @ConfigurationProperties}. */
  default List<Class<? extends Record>> settings() {
    return List.of();
  }

  /**
   * What is wrong with settings that are good each record by itself: a secret that its scheme can't use, for example. Asked before
   * anything runs, when this integration's own records have no problem. Calls nobody;
   * the keys are whole ones.
   */
  default List<InvalidSetting> problems(Hub hub) {
    return List.of();
  }

  /** Event types that this integration brings in or makes. */
  default List<EventType> events() {
    return List.of();
  }

  /** Ways in which other systems sign the webhooks they send here. */
  default List<HookScheme> hookSchemes() {
    return List.of();
  }

  /** Kinds of destination that deliveries can go to. */
  default List<DestinationKind> destinations(Hub hub) {
    return List.of();
  }

  /** HTTP routes. */
  default List<Route> routes(Hub hub) {
    return List.of();
  }

  /** Checks that prove that the integration works, as it is set now. */
  default List<Check> checks(Hub hub) {
    return List.of();
  }

  /** Objects annotated as picocli commands. */
  default List<Object> commands() {
    return List.of();
  }
}
