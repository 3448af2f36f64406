package dev.junction.ninth;

import com.google.auto.service.AutoService;
import dev.junction.hub.spi.Check;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Hub;
import dev.junction.hub.spi.Integration;
import dev.junction.hub.spi.Route;
import java.util.List;

/** The library loans integration. */
@AutoService(Integration.class)
public final class Ninth implements Integration {
  @Override
  public String name() {
    return "ninth";
  }

  @Override
  public String title() {
    return "Library loans";
  }

  @Override
  public String summary() {
    return "Reminds readers of books that they should have brought back.";
  }

  @Override
  public List<String> setUp() {
    return List.of("Set ninth.catalogue to the file with one title per line.", "Give the desk ninth.desk-token.", "Run the check.");
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(NinthSettings.class);
  }

  @Override
  public List<EventType> events() {
    return List.of(NinthEvents.OVERDUE);
  }

  @Override
  public List<HookScheme> hookSchemes() {
    return List.of(new DeskHook());
  }

  @Override
  public List<DestinationKind> destinations(Hub hub) {
    return List.of(new NoteDestination());
  }

  @Override
  public List<Route> routes(Hub hub) {
    return new NinthRoutes(hub).routes();
  }

  @Override
  public List<Check> checks(Hub hub) {
    return new NinthChecks(hub.settings(NinthSettings.class)).all();
  }

  @Override
  public List<Object> commands() {
    return List.of(new NinthCommands());
  }
}
