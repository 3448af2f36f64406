package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The folders of one run.
 *
 * @param root   the checkout
 * @param folder on the disk that is measured; emptied at the end
 * @param memory for prepared posts: writing them to the disk that is measured would slow its syncs down
 */
record Workplace(Path root, Path folder, Path memory) implements AutoCloseable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  static Workplace open(Path root, Path wanted) throws IOException {
    var parent = wanted == null ? root.resolve("bench/target/run") : wanted.toAbsolutePath();
    Files.createDirectories(parent);
    var folder = Files.createTempDirectory(parent, "run");
    var memory = Files.isWritable(SHARED_MEMORY) ? Files.createTempDirectory(SHARED_MEMORY, "bench") : Files.createDirectory(folder.resolve("posts"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(memory)));
    return new Workplace(root, folder, memory);
  }

  /** A new folder of this name. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(folder, name + "-");
  }

  /** Shared memory outlives a measurement that somebody interrupts. */
  private static void leave(Path memory) {
    try {
      remove(memory);
    } catch (IOException failed) {
      System.err.printf("Removing %s failed: %s. Remove it by hand.%n", memory, failed);
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    remove(memory);
    remove(folder);
  }
}
