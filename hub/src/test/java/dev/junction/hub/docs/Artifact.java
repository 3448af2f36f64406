package dev.junction.hub.docs;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** An artifact that Maven resolved. */
record Artifact(String group, String name, String version) {

  /**
   * Those on the class path of these tests, which is the hub's, the sandbox's and the clients' together. Maven's local repository tells
   * the coordinates by its folders; what isn't in it are our own modules.
   */
  static List<Artifact> onTheClassPath() {
    var known = Path.of(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var repository = up(known, "org/assertj/assertj-core/VERSION/FILE".split("/").length);
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.startsWith(repository))
        .map(repository::relativize)
        .map(Artifact::at)
        .toList();
  }

  /** {@code org/assertj/assertj-core/3.27.0/assertj-core-3.27.0.jar}. */
  static Artifact at(Path inRepository) {
    var folders = inRepository.getNameCount() - 3;
    return new Artifact(
        inRepository.subpath(0, folders).toString().replace(File.separatorChar, '.'),
        inRepository.getName(folders).toString(),
        inRepository.getName(folders + 1).toString());
  }

  private static Path up(Path file, int folders) {
    return folders == 0 ? file : up(file.getParent(), folders - 1);
  }

  @Override
  public String toString() {
    return group + ":" + name + ":" + version;
  }
}
