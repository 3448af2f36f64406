package dev.junction.hub.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A folder that only its owner can enter, with the settings, secrets, data and log of one demo. */
record DemoFolder(Path path) {
  private static final String SETTINGS =
      """
      # The settings of this demo, as a real hub would have them.
      hub:
        port: %1$d
        public-url: %2$s
        data: %3$s
      delivery:
        # A real hub waits 5 s, 5 min, 30 min, 2 h and so on, for three days in all.
        schedule: [1s, 1s, 2s]
        poll: 100ms
      email:
        host: 127.0.0.1
        port: %4$d
        tls: none
        from: Junction <junction@campus.example>
      webhook:
        sources:
      %5$s
      """;

  /** @throws DemoFailed when the machine's folder for temporary files can't be written */
  static DemoFolder create() {
    try {
      return new DemoFolder(Files.createTempDirectory("junction-demo-"));
    } catch (IOException failed) {
      throw new DemoFailed("Making a temporary folder failed: %s.".formatted(failed), failed);
    }
  }

  Path settings() {
    return path.resolve("junction.yml");
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("hub.log");
  }

  Path sandboxLog() {
    return path.resolve("sandbox.log");
  }

  private Path secret(Source source) {
    return path.resolve(source.label() + ".secret");
  }

  /** Writes the settings, and the secrets of the sources into files of their own. */
  void write(int port, String url, int smtpPort, Secrets secrets) {
    try {
      for (var source : Source.values()) {
        var file = Files.createFile(secret(source), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, source.secret(secrets));
      }
      var sources =
          Arrays.stream(Source.values())
              .map(source -> "    %s: {scheme: %s, secret-file: %s}".formatted(source.label(), source.scheme(), quoted(secret(source))))
              .collect(Collectors.joining("\n"));
      Files.writeString(settings(), SETTINGS.formatted(port, url, quoted(data()), smtpPort, sources));
    } catch (IOException failed) {
      throw new DemoFailed("Writing the demo's settings into %s failed: %s.".formatted(path, failed), failed);
    }
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  /** Removes it with everything in it. */
  void remove() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Removing %s failed: %s. Remove it by hand.".formatted(path, failed.getMessage()), failed);
    }
  }
}
