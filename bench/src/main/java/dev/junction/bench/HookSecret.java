package dev.junction.bench;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret for one run. */
final class HookSecret {
  private HookSecret() {}

  static String made() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
