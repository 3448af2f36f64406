package dev.junction.hub.spi;

/**
 * Thrown by the compact constructor of a settings record when values that are good each by itself don't go together. The
 * message says what was expected, what was found and what to do.
 */
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /** @param key the component it is about, in kebab-case; the whole key in {@link Integration#problems} */
  public InvalidSetting(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The component or key it is about, in kebab-case. */
  public String key() {
    return key;
  }
}
