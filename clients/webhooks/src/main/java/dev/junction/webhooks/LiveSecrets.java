package dev.junction.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** The secrets that count today: more than one while a secret is being changed. */
record LiveSecrets(List<String> secrets) {

  static final int NONE = -1;

  /**
   * The index of the first secret that matches, or {@link #NONE}.
   *
   * <p>It stops at a match: the time tells only a holder of a secret which of them he holds.
   */
  int firstMatching(Predicate<String> matches) {
    for (int i = 0; i < secrets.size(); i++) {
      if (matches.test(secrets.get(i))) {
        return i;
      }
    }
    return NONE;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
