package dev.junction.hub.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must never be shown. Its text form is a mask, so that it can't reach a log or a page by accident. */
public final class Secret {
  private static final String MASK = "********";
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a non-blank value. */
  public static Secret of(String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
    return new Secret(value);
  }

  /** The value itself, for the one place that signs, verifies or signs in with it. */
  public String reveal() {
    return value;
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(value), bytes(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
