package dev.junction.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.cli.demo.Secrets;
import dev.junction.hub.cli.demo.Stage;
import dev.junction.hub.cli.demo.TestParts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoTest {
  private static final Pattern KEPT = Pattern.compile("/\\S*junction-demo-\\d+");

  private final StringWriter out = new StringWriter();

  @Test
  void everyStepOfTheSmokeTourHolds() {
    assertThat(smoke(TestParts.all())).as(out.toString()).isZero();

    assertThat(out.toString().lines().filter(line -> line.matches("ok \\(\\d+ ms\\) .+"))).as(out.toString()).hasSize(9);
    assertThat(out.toString()).contains("All steps held").doesNotContain("FAILED", "skipped").doesNotContain("\u001b");
  }

  @Test
  void aSenderWithAWrongSecretFailsTheStepThatShowsIt() throws IOException {
    assertThat(smoke(wrong("source-lms"))).isEqualTo(Exit.FAILED);

    assertThat(out.toString().lines().toList())
        .anyMatch(line -> line.startsWith("ok ") && line.contains("destinations are set up"))
        .anyMatch(line -> line.startsWith("FAILED Signed webhooks arrive") && line.contains("expected 200 OK") && line.contains("401 Unauthorized to user_created"))
        .anyMatch(line -> line.startsWith("skipped A forged webhook"));
    assertThat(kept().resolve("hub.log")).content().contains("refused a post of hook source lms");
    remove(kept());
  }

  private int smoke(Stage.Parts parts) {
    var line = new CommandLine(new Demo(() -> parts));
    line.setOut(new PrintWriter(out, true));
    return line.execute("--smoke");
  }

  private static Stage.Parts wrong(String use) {
    return TestParts.withPeerSecrets(shared -> otherFor(use, shared));
  }

  private static Secrets otherFor(String use, Secrets shared) {
    return (asked, scheme) -> shared.of(asked.equals(use) ? "another" : asked, scheme);
  }

  private Path kept() {
    var named = KEPT.matcher(out.toString());
    assertThat(named.find()).as(out.toString()).isTrue();
    return Path.of(named.group());
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
