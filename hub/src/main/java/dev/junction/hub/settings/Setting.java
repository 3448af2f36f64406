package dev.junction.hub.settings;

import java.util.List;

/**
 * A key that Junction knows, and what stands there now. Never contains a secret.
 *
 * @param key             as in {@code junction.yml}; {@code NAME} stands for a name that the administrator chooses
 * @param environmentName the environment variable that sets it, which wins over the file
 * @param type            what a value looks like, in words
 * @param meaning         meaning, unit, limits and consequence, from the record's Javadoc
 * @param fallback        the value when none is given, as text; empty when there is none
 * @param secret          whether the value is masked everywhere
 * @param value           the value in force, secrets masked; empty when there is none
 * @param origin          where the value comes from: {@code junction.yml:12}, {@code environment variable X}, {@code default};
 *                        empty when there is no value
 * @param aliases         names that the guide gives it: {@code $CFG->webhook_secret}, {@code BBB_SHARED_SECRET}
 */
public record Setting(
    String key,
    String environmentName,
    String type,
    String meaning,
    String fallback,
    boolean secret,
    String value,
    String origin,
    List<String> aliases) {
  /** The origin of a value that nobody gave. */
  public static final String DEFAULT = "default";

  /** Whether somebody gave a value. */
  public boolean set() {
    return !origin.isEmpty() && !origin.equals(DEFAULT);
  }

  /** Whether this row describes every block of a kind, rather than one that is there. */
  public boolean template() {
    return List.of(key.split("\\.")).contains(Schema.NAME);
  }
}
