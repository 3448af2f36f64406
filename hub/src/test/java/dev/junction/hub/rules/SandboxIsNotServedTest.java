package dev.junction.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No fake is on the class path that {@code serve} runs with, so nothing can be mistaken for a peer. */
class SandboxIsNotServedTest {
  private static final Path MODULE = Checkout.ROOT.resolve("hub/target");
  private static final Path LIST = MODULE.resolve("runtime-class-path.txt");

  @ParameterizedTest
  @ValueSource(strings = {"dev.junction.sandbox.Sandbox", "com.icegreen.greenmail.util.GreenMail", "org.junit.jupiter.api.Test", "com.tngtech.archunit.lang.ArchRule"})
  void whatTestsNeedIsThereForTestsOnly(String name) throws Exception {
    assertThat(Class.forName(name)).as("it is on the tests' class path").isNotNull();
    try (var served = served()) {
      assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> served.loadClass(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.junction.hub.Junction", "dev.junction.webhooks.WebhookScheme", "org.sqlite.JDBC", "picocli.CommandLine"})
  void whatServeNeedsIsThere(String name) throws Exception {
    try (var served = served()) {
      assertThat(served.loadClass(name).getClassLoader()).isSameAs(served);
    }
  }

  @Test
  void noFileOfTheSandboxIsThere() throws IOException {
    try (var served = served()) {
      assertThat(served.getResource("dev/junction/sandbox/")).isNull();
      assertThat(served.getResource("dev/junction/hub/ledger/common/V1__events.sql")).as("files are found").isNotNull();
    }
  }

  /** With Java's own classes, and none of this test's. */
  private static URLClassLoader served() throws IOException {
    assertThat(LIST).as("Maven writes it before the tests; run mvn -pl hub -am process-test-classes").exists();
    var entries = Stream.concat(Stream.of(MODULE.resolve("classes").toString()), Stream.of(Files.readString(LIST).strip().split(File.pathSeparator)));
    return new URLClassLoader(urls(entries.toList()), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] urls(List<String> entries) throws MalformedURLException {
    var urls = new URL[entries.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = Path.of(entries.get(i)).toUri().toURL();
    }
    return urls;
  }
}
