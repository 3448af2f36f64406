package dev.junction.ninth;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves a note in a folder for each event, for whoever goes to the shelves. */
final class NoteDestination implements DestinationKind {
  private static final String FOLDER = "folder";

  @Override
  public String name() {
    return "library-note";
  }

  @Override
  public String meaning() {
    return "Leaves a note in a folder for each event.";
  }

  @Override
  public List<Field> fields() {
    return List.of(new Field(FOLDER, "Folder for the notes; it must be there.", null, true));
  }

  @Override
  public List<String> problems(Map<String, String> settings, List<Secret> secrets) {
    return settings.containsKey(FOLDER) ? List.of() : List.of("folder: missing; name a folder that is there");
  }

  @Override
  public Outcome attempt(Parcel parcel, Destination destination) {
    var note = Path.of(destination.settings().get(FOLDER)).resolve(parcel.deliveryId() + ".txt");
    try {
      Files.writeString(note, parcel.event().type() + " " + parcel.event().subject().orElse(""));
      return new Outcome.Delivered(0, note.toString());
    } catch (IOException e) {
      return new Outcome.Failed(0, "writing %s: %s".formatted(note, e), "", Optional.empty());
    }
  }
}
