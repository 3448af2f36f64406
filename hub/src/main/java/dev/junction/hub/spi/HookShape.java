package dev.junction.hub.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a scheme looks for in a JSON body: fields to pick, and fields that hold secrets. Made once, used for every post. */
public final class HookShape {
  private final Map<String, Integer> slots = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();

  /**
   * @param paths   fields to pick, such as {@code user_id} and {@code user.email}
   * @param secrets names of fields that hold secrets, at any depth and in any case
   */
  public HookShape(List<String> paths, Collection<String> secrets) {
    for (var path : paths) {
      slots.putIfAbsent(path, slots.size());
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
        opened.add(path.substring(0, dot));
      }
    }
    secrets.forEach(secret -> this.secrets.add(secret.toLowerCase(Locale.ROOT)));
  }

  /** Whether a field of this name holds a secret. */
  public boolean hides(String field) {
    return secrets.contains(field.toLowerCase(Locale.ROOT));
  }

  int size() {
    return slots.size();
  }

  /** Where the value at this path is kept; -1 when nobody asks for it. */
  int slot(String path) {
    return slots.getOrDefault(path, -1);
  }

  /** Whether something below this path is asked for. */
  boolean opens(String path) {
    return opened.contains(path);
  }
}
