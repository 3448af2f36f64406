package dev.junction.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokenTest {
  @TempDir private Path folder;

  private LocalToken issue() throws IOException {
    return LocalToken.issue(folder.resolve("data"), new SecureRandom());
  }

  private Path file() {
    return folder.resolve("data").resolve(LocalToken.FILE);
  }

  @Test
  void onlyTheHubsOwnUserReadsIt() throws IOException {
    try (var token = issue()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
      assertThat(token.matches(Files.readString(file()))).isTrue();
    }
  }

  @Test
  void aLooserFileThatWasThereBeforeIsReplaced() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "planted");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
    try (var token = issue()) {
      assertThat(token.matches("planted")).isFalse();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }
  }

  @Test
  void everyStartHasItsOwnAndTheStopTakesItAway() throws IOException {
    String first;
    try (var token = issue()) {
      first = Files.readString(file());
      assertThat(token.matches(first)).isTrue();
    }
    assertThat(file()).doesNotExist();
    try (var token = issue()) {
      assertThat(token.matches(first)).isFalse();
    }
  }

  @Test
  void whatIsNotTheWholeTokenIsRefused() throws IOException {
    try (var token = issue()) {
      var right = Files.readString(file());
      assertThat(right).hasSize(43);
      for (var wrong : new String[] {"", right.substring(1), right + "x", right.toUpperCase(java.util.Locale.ROOT), " " + right}) {
        assertThat(token.matches(wrong)).isFalse();
      }
    }
  }
}
