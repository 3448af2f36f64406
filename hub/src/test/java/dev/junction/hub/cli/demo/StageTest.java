package dev.junction.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {
  private final List<ProcessHandle> before = children();

  @Test
  void closingEndsTheHubAndTheSandboxAndRemovesTheFolder() {
    var stage = new Stage(TestParts.all());
    try (stage) {
      stage.open(Stage.freePort());
      assertThat(started()).hasSize(1);
      assertThat(stage.hub().events(Map.of())).isEmpty();
    }
    stage.close();

    assertThat(stage.folder().path()).doesNotExist();
    assertThat(started()).isEmpty();
    assertThatThrownBy(() -> stage.hub().events(Map.of())).isInstanceOf(Exception.class);
  }

  @Test
  void nobodyElseCanReadTheFolderAndItIsKeptOnRequest() throws Exception {
    var stage = new Stage(TestParts.all());
    try (stage) {
      stage.open(Stage.freePort());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stage.folder().path()))).isEqualTo("rwx------");
      stage.keepFolder();
    }
    assertThat(stage.folder().settings()).content().contains("schedule: [1s, 1s, 2s]");
    stage.folder().remove();
    assertThat(stage.folder().path()).doesNotExist();
  }

  @Test
  void aPortThatIsTakenIsSaidAndLeavesNothing() throws Exception {
    var stage = new Stage(TestParts.all());
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); stage) {
      assertThatThrownBy(() -> stage.open(taken.getLocalPort())).isInstanceOf(DemoFailed.class).hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
    }
    assertThat(stage.folder().path()).doesNotExist();
    assertThat(started()).isEmpty();
  }

  @Test
  void aSandboxThatEndsAtOnceIsQuotedAndLeavesNothing() {
    var stage = new Stage(TestParts.withSandbox(TestParts.java(), "-no-such-option"));
    try (stage) {
      assertThatThrownBy(() -> stage.open(Stage.freePort())).isInstanceOf(DemoFailed.class).hasMessageContaining("no-such-option");
    }
    assertThat(stage.folder().path()).doesNotExist();
  }

  @Test
  void aSandboxThatSaysSomethingElseIsQuoted() {
    try (var stage = new Stage(TestParts.withSandbox("echo", "good morning"))) {
      assertThatThrownBy(() -> stage.open(Stage.freePort())).isInstanceOf(DemoFailed.class).hasMessageContaining("good morning");
    }
  }

  @Test
  void aProgramThatDoesNotExistIsNamed() {
    try (var stage = new Stage(TestParts.withSandbox("no-such-program"))) {
      assertThatThrownBy(() -> stage.open(Stage.freePort())).isInstanceOf(DemoFailed.class).hasMessageContaining("no-such-program");
    }
  }

  @Test
  void whatIsStoppedBeforeItIsUpDoesNotComeUp() {
    var stage = new Stage(TestParts.all());
    stage.close();

    assertThatThrownBy(() -> stage.open(Stage.freePort())).isInstanceOf(DemoFailed.class).hasMessage("Stopped.");
    assertThat(stage.folder().path()).doesNotExist();
  }

  @Test
  void whenTheUsualPortIsTakenAnotherIsUsed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Stage.freePort()).isPositive().isNotEqualTo(taken.getLocalPort());
      assertThat(Stage.portOr(taken.getLocalPort())).isPositive().isNotEqualTo(taken.getLocalPort());
    }
  }

  /** Processes that this test has started and that still run. */
  private List<ProcessHandle> started() {
    return children().stream().filter(process -> !before.contains(process)).toList();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
