package dev.junction.hub.store;

/** The database can't be read now; it may be later. */
public final class StoreUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnreadable(Throwable cause) {
    super("the store could not be read: " + cause.getMessage(), cause);
  }
}
