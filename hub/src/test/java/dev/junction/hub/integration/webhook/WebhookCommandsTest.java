package dev.junction.hub.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WebhookCommandsTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello, World!";

  /** As in GitHub's documentation of its webhooks, so that it is not our own word for it. */
  private static final String SIGNED = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path folder;
  private Path secret;
  private Path body;

  private record Ran(int exit, String out, String err) {}

  @BeforeEach
  void write() throws Exception {
    secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    body = Files.writeString(folder.resolve("body"), BODY);
  }

  @Test
  void signPrintsTheHeaderThatTheReceiverExpects() {
    var ran = run("", "sign", "--scheme", "hub-sha256", body.toString());
    assertThat(ran.out()).isEqualToIgnoringNewLines("X-Hub-Signature-256: " + SIGNED);
    assertThat(ran.exit()).isZero();
  }

  @Test
  void signPrintsTheUrlWhereTheUrlCarriesTheSignature() {
    var ran = run("", "sign", "--scheme", "bbb-webhooks", "--url", "https://hub.example.org/hooks/bbb", body.toString());
    assertThat(ran.out()).startsWith("URL: https://hub.example.org/hooks/bbb?checksum=");
  }

  @Test
  void aDashReadsTheBodyFromStandardInput() {
    assertThat(run(BODY, "sign", "--scheme", "hub-sha256", "-").out()).contains(SIGNED);
  }

  @Test
  void verifyAcceptsWhatWasSignedWithThisSecret() {
    var ran = run("", "verify", "--scheme", "hub-sha256", "-H", "x-hub-signature-256: " + SIGNED, body.toString());
    assertThat(ran.out()).startsWith("Accepted");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void verifySaysWhyItRefusesAndShowsNoSecret() {
    var ran = run("?", "verify", "--scheme", "hub-sha256", "-H", "X-Hub-Signature-256: " + SIGNED, "-");
    assertThat(ran.out()).startsWith("Refused: ").doesNotContain(SECRET);
    assertThat(ran.exit()).isEqualTo(1);
  }

  @Test
  void aPostWithoutASignatureIsRefused() {
    assertThat(run("", "verify", "--scheme", "moodle", body.toString()).exit()).isEqualTo(1);
  }

  @Test
  void aSecretThatTheSchemeCanNotUseIsSaidWithoutShowingIt() {
    var ran = run("", "sign", "--scheme", "standard-webhooks", body.toString());
    assertThat(ran.err()).contains("whsec_").doesNotContain(SECRET);
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void theTimeThatIsSignedIsTheClocks() throws Exception {
    Files.writeString(secret, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(run("", "sign", "--scheme", "standard-webhooks", "--id", "msg_1", body.toString()).out())
        .contains("webhook-id: msg_1", "webhook-timestamp: " + NOW.getEpochSecond(), "webhook-signature: v1,");
  }

  @Test
  void whatCanNotBeReadIsSaidWithItsName() {
    var ran = run("", "sign", "--scheme", "hub-sha1", folder.resolve("none").toString());
    assertThat(ran.err()).contains("BODY: expected a file, found none at");
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void anUnknownSchemeIsAnsweredWithTheNearest() {
    assertThat(run("", "sign", "--scheme", "hub-sha265", body.toString()).err()).contains("hub-sha256");
  }

  @Test
  void aHeaderWithoutAColonIsNoHeader() {
    assertThat(run("", "verify", "--scheme", "moodle", "-H", "abc", body.toString()).err()).contains("expected NAME: VALUE");
  }

  private Ran run(String input, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var line = new CommandLine(new WebhookCommands(clock, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var first = Stream.of(arguments).limit(1);
    var rest = Stream.of(arguments).skip(1);
    var exit = line.execute(Stream.of(first, Stream.of("--secret-file", secret.toString()), rest).flatMap(all -> all).toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }
}
