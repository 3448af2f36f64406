package dev.junction.hub.settings;

/**
 * Something wrong with the settings. Never contains a secret.
 *
 * @param key     the setting it is about; empty when it is about a whole file
 * @param origin  where the value stands: {@code junction.yml:12}, {@code environment variable JUNCTION_HUB_PORT}; empty when nowhere
 * @param message what was expected, what was found and what to do
 */
public record Problem(String key, String origin, String message) {
  @Override
  public String toString() {
    var where = origin.isEmpty() ? key : key.isEmpty() ? origin : key + " (" + origin + ")";
    return where.isEmpty() ? message : where + ": " + message;
  }
}
