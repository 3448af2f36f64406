package dev.junction.ninth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ninth integration's command and check are in the command line, without an edit of the hub. */
class NinthInCommandsTest {
  @Test
  void helpListsItsCommand() {
    assertThat(Library.run("--help").out()).containsPattern("loans +Reckon with library loans\\.");
  }

  @Test
  void itsCommandRuns() {
    var ran = Library.run("loans", "due", "2026-11-25", "--days", "7");
    assertThat(ran.out().strip()).isEqualTo("2026-12-02");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void completionKnowsItsCommand() {
    assertThat(Library.run("completion").out()).contains("loans");
  }

  @Test
  void checkProvesThatItWorks(@TempDir Path folder) throws Exception {
    var ran = check(Library.in(folder));
    assertThat(ran.out()).contains("ninth: The catalogue can be read").containsPattern("passed +count the titles").contains("saw:   2 titles");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void checkSaysWhatToDoWhenItDoesNot(@TempDir Path folder) throws Exception {
    var library = Library.in(folder);
    Files.delete(folder.resolve("catalogue.txt"));
    var ran = check(library);
    assertThat(ran.out()).containsPattern("failed +read ").contains("compare ninth.catalogue").containsPattern("skipped +count the titles");
    assertThat(ran.exit()).isEqualTo(3);
  }

  private static Library.Ran check(Library library) {
    return Library.run("check", "ninth", "--config", library.config().toString());
  }
}
