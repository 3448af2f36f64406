package dev.junction.hub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrationTest {
  private static final String LONG = "Somebody changes the webhook secret in Odoo. Then a grade arrives, and Odoo answers HTTP 200, with an error inside.";

  private final StringWriter out = new StringWriter();

  @Test
  void sentencesFitATerminalAndLoseNothing() {
    plain().says(LONG);

    assertThat(out.toString().lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line.length()).isBetween(4, 80));
    assertThat(out.toString().strip().replaceAll("\\s+", " ")).isEqualTo(LONG);
  }

  @Test
  void aWordThatIsTooLongStandsAlone() {
    var address = "http://127.0.0.1/" + "x".repeat(90);

    plain().says("See " + address + " now.");

    assertThat(out.toString().lines().map(String::strip)).containsExactly("See", address, "now.");
  }

  @Test
  void withoutColoursThereIsNoEscape() {
    tell(plain());

    assertThat(out.toString()).contains("1  A title", "$ ./junction dead list", "FAILED  expected this, got that").doesNotContain("\u001b");
  }

  @Test
  void coloursEndOnTheLineThatTheyBeginOn() {
    tell(new Narration(new PrintWriter(out), new Style(true)));

    assertThat(out.toString().lines().filter(line -> line.contains("\u001b["))).isNotEmpty().allMatch(line -> line.endsWith("\u001b[0m") || line.contains("\u001b[0m "));
  }

  private Narration plain() {
    return new Narration(new PrintWriter(out), new Style(false));
  }

  private static void tell(Narration narration) {
    narration.begins(1, "A title");
    narration.shows(List.of("one", "two"));
    narration.command("dead list");
    narration.held(1, "A title", 1200);
    narration.failed(2, "Another", "expected this, got that");
    narration.skipped(3, "A third");
  }
}
