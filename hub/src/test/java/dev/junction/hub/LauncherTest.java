package dev.junction.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a distribution without sources and with a JDK that only says how it was called. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "junction").toAbsolutePath().normalize();

  /** Tells its arguments, folder and process; makes the cache that it is asked for; ends as EXIT says. */
  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do
        case $word in
          -XX:AOTCacheOutput=*)
            echo trained >>"${0%/*}/trainings"
            [ -e "${0%/*}/untrainable" ] && { echo "no cache today"; exit 1; }
            echo cache >"${word#*=}"
            exit 0 ;;
        esac
      done
      echo "process $$"
      pwd
      printf '%s\\n' "$@"
      exit "${EXIT:-0}"
      """;

  @TempDir Path folder;
  private Path home;
  private Path jdk;

  private record Ended(int exit, String out, String err, long process) {}

  @BeforeEach
  void unpack() throws IOException {
    home = Files.createDirectories(folder.resolve("with space"));
    Files.copy(LAUNCHER, home.resolve("junction"));
    executable(home.resolve("junction"));
    Files.createDirectories(home.resolve("hub/target/lib"));
    Files.writeString(home.resolve("hub/target/junction-hub.jar"), "jar");
    jdk = jdk("jdk", "25.0.3");
  }

  private Path jdk(String name, String version) throws IOException {
    var made = folder.resolve(name);
    Files.createDirectories(made.resolve("bin"));
    executable(Files.writeString(made.resolve("bin/java"), JAVA));
    Files.writeString(made.resolve("release"), "JAVA_RUNTIME_VERSION=\"%s+9\"\nJAVA_VERSION=\"%s\"\n".formatted(version, version));
    return made;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended launch(Path program, Map<String, String> more, String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(Files.createDirectories(folder.resolve("elsewhere")).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JUNCTION") || name.startsWith("JAVA"));
    builder.environment().put("JUNCTION_JAVA_HOME", jdk.toString());
    builder.environment().putAll(more);
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err), process.pid());
  }

  private Ended launch(String... arguments) throws IOException, InterruptedException {
    return launch(home.resolve("junction"), Map.of(), arguments);
  }

  private long trainings() throws IOException {
    var notes = jdk.resolve("bin/trainings");
    return Files.exists(notes) ? Files.readAllLines(notes).size() : 0;
  }

  private List<String> caches() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("hub/target/aot"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "busybox"})
  void itIsPlainShell(String shell) throws Exception {
    var required = List.of(System.getenv().getOrDefault("JUNCTION_REQUIRE", "").split(",")).contains(shell);
    var installed = Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
    assumeTrue(required || installed, shell + " isn't installed");
    var command = shell.equals("busybox") ? List.of("busybox", "sh", "-n") : List.of(shell, "-n");
    var words = Stream.concat(command.stream(), Stream.of(LAUNCHER.toString())).toList();
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void anOldJdkIsRefusedWithWhatToInstall() throws Exception {
    jdk = jdk("old", "17.0.15");
    var ended = launch(home.resolve("junction"), Map.of("PATH", ""), "serve");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("JDK 25", "JUNCTION_JAVA_HOME names " + jdk + ", which is a JDK 17")
        .contains("apt install openjdk-25-jdk-headless", "dnf install java-25-openjdk-devel", "brew install");
  }

  @Test
  void aFolderThatIsNoJdkIsRefused() throws Exception {
    jdk = Files.createDirectory(folder.resolve("empty"));
    var ended = launch("serve");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("which is no JDK", "bin/java", "release");
  }

  @Test
  void javaHomeAndThePathAreLookedAtWhenNothingIsNamed() throws Exception {
    var named = launch(home.resolve("junction"), Map.of("JUNCTION_JAVA_HOME", "", "JAVA_HOME", jdk.toString()), "check");
    assertThat(named.out()).contains("process " + named.process());
    var path = jdk.resolve("bin") + ":" + System.getenv("PATH");
    var found = launch(home.resolve("junction"), Map.of("JUNCTION_JAVA_HOME", "", "PATH", path), "check");
    assertThat(found.out()).contains("process " + found.process());
  }

  @Test
  void theVirtualMachineTakesThePlaceOfTheLauncherSoThatSignalsReachIt() throws Exception {
    var ended = launch("serve");
    assertThat(ended.out()).startsWith("process " + ended.process() + "\n");
  }

  @Test
  void theExitCodeIsPassedOn() throws Exception {
    assertThat(launch(home.resolve("junction"), Map.of("EXIT", "3"), "dead", "list").exit()).isEqualTo(3);
  }

  @Test
  void argumentsStayAsTheyAre() throws Exception {
    var ended = launch("events", "list", "--text", "two  words", "*", "");
    assertThat(ended.out()).endsWith(home.resolve("hub/target/junction-hub.jar") + "\nevents\nlist\n--text\ntwo  words\n*\n\n");
  }

  @Test
  void theCallersFolderStaysTheWorkingFolderEvenThroughLinks() throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("../with space/junction"));
    Files.createSymbolicLink(bin.resolve("first"), bin.resolve("second"));
    var ended = launch(bin.resolve("first"), Map.of(), "check");
    assertThat(ended.out())
        .contains("\n" + folder.resolve("elsewhere").toRealPath() + "\n")
        .contains(home.toRealPath().resolve("hub/target/junction-hub.jar").toString());
  }

  @Test
  void theSandboxIsNamedWhenItIsThere() throws Exception {
    assertThat(launch("demo").out()).doesNotContain("junction.sandbox");
    var sandbox = Files.createDirectories(home.resolve("sandbox/target")).resolve("junction-sandbox.jar");
    Files.writeString(sandbox, "jar");
    assertThat(launch("demo").out()).contains("-Djunction.sandbox=" + sandbox.toRealPath() + "\n");
  }

  @Test
  void aCacheIsTrainedOncePerBuildJdkAndKind() throws Exception {
    assertThat(launch("check").err()).contains("happens once");
    var second = launch("check");
    assertThat(second.err()).isEmpty();
    assertThat(trainings()).isEqualTo(1);
    assertThat(second.out()).contains("-XX:AOTCache=" + home.toRealPath().resolve("hub/target/aot").resolve(caches().getFirst()) + "\n");

    launch("serve");
    assertThat(trainings()).isEqualTo(2);
    assertThat(caches()).hasSize(2);

    Files.writeString(home.resolve("hub/target/junction-hub.jar"), "another build");
    launch("check");
    assertThat(trainings()).isEqualTo(3);
    assertThat(caches()).as("the old build's cache is gone").hasSize(2);

    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.4\"\n");
    launch("check");
    assertThat(trainings()).isEqualTo(4);
  }

  @Test
  void whatCantBeTrainedStillRunsAndIsNotTriedAgain() throws Exception {
    Files.writeString(jdk.resolve("bin/untrainable"), "");
    for (int i = 0; i < 2; i++) {
      var ended = launch("check");
      assertThat(ended.exit()).isZero();
      assertThat(ended.out()).contains("process " + ended.process()).doesNotContain("AOTCache");
    }
    assertThat(trainings()).isEqualTo(1);
    assertThat(Files.readString(home.resolve("hub/target/aot").resolve(caches().getFirst()))).contains("no cache today");
  }

  @Test
  void withoutAPlaceForTheCacheItJustRuns() throws Exception {
    Files.writeString(home.resolve("hub/target/aot"), "in the way");
    var ended = launch("check");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("process " + ended.process());
    assertThat(trainings()).isZero();
  }

  @Test
  void startsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    var running = new ArrayList<Process>();
    for (int i = 0; i < 6; i++) {
      var builder = new ProcessBuilder(home.resolve("junction").toString(), "check").redirectErrorStream(true);
      builder.environment().put("JUNCTION_JAVA_HOME", jdk.toString());
      running.add(builder.redirectOutput(folder.resolve("out" + i).toFile()).start());
    }
    for (var process : running) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(caches()).as("one whole cache and nothing half-made").hasSize(1).allMatch(name -> name.endsWith(".aot"));
  }

  @Test
  void ownOptionsComeAfterOursAndReplaceTheCollector() throws Exception {
    var ended = launch(home.resolve("junction"), Map.of("JUNCTION_OPTS", "-Xmx1g -XX:+UseG1GC"), "serve");
    assertThat(ended.out()).containsSubsequence("-Xms48m\n", "-Xmx1g\n-XX:+UseG1GC\n").doesNotContain("UseSerialGC");
  }

  @Test
  void anIncompleteDistributionSaysSo() throws Exception {
    Files.delete(home.resolve("hub/target/junction-hub.jar"));
    var ended = launch("serve");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("incomplete", "junction-hub.jar is missing");
  }
}
