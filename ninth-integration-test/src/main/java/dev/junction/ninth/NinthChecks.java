package dev.junction.ninth;

import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.CheckStep;
import dev.junction.hub.spi.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Proves that the catalogue can be read, as a reminder would read it. */
final class NinthChecks {
  private final NinthSettings settings;

  NinthChecks(NinthSettings settings) {
    this.settings = settings;
  }

  List<Check> all() {
    return List.of(
        new Check(
            "catalogue",
            "The catalogue can be read",
            List.of(CheckStep.of("read " + settings.catalogue(), this::read), CheckStep.of("count the titles", this::count))));
  }

  private StepResult read() {
    var did = "read " + settings.catalogue();
    try {
      return StepResult.passed(did, "%d bytes".formatted(Files.readAllBytes(settings.catalogue()).length));
    } catch (IOException e) {
      return StepResult.failed(did, e.getClass().getSimpleName(), "no title is known", "compare ninth.catalogue with where the file is");
    }
  }

  private StepResult count() throws IOException {
    var titles = Files.readAllLines(settings.catalogue()).stream().filter(line -> !line.isBlank()).count();
    var did = "counted the lines";
    return titles > 0
        ? StepResult.passed(did, "%d titles".formatted(titles))
        : StepResult.failed(did, "none", "nothing can be lent", "export the catalogue again");
  }
}
