package dev.junction.hub.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this checkout that people write: nothing built, nothing of a tool. */
public final class Checkout {
  /** The folder with the parent pom, wherever the tests are started. */
  public static final Path ROOT = root();

  private static final Set<String> BUILT = Set.of("target", "node_modules", "data");

  private Checkout() {}

  /** All files, relative to {@link #ROOT}. */
  public static List<Path> files() {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
          var name = folder.getFileName().toString();
          var skipped = !folder.equals(ROOT) && (BUILT.contains(name) || name.startsWith(".") && !name.equals(".ci"));
          return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          files.add(ROOT.relativize(file));
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + ROOT, e);
    }
    return files;
  }

  /** The text of a file given relative to {@link #ROOT}. */
  public static String text(Path file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    for (var folder = here; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("docs/guide.md")) && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("expected to be started inside a checkout of Junction, was started in " + here);
  }
}
