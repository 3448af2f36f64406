package dev.junction.hub.store;

/** The database can't do what was asked now. Nothing of it was kept. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int retryAfterSeconds;

  StoreException(String message, int retryAfterSeconds, Throwable cause) {
    super(message, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When to try again. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
