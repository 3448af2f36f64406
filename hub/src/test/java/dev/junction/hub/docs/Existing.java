package dev.junction.hub.docs;

import dev.junction.hub.Integrations;
import dev.junction.hub.RunningHub;
import dev.junction.hub.cli.CommandLineStart;
import dev.junction.hub.settings.Setting;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import picocli.CommandLine;

/** What a reference of the documentation can name: asked of the program itself. */
record Existing(Set<String> references) {

  /** Starts a hub in an empty folder, asks it, and stops it. */
  static Existing of(Path folder) throws Exception {
    var integrations = Integrations.discover();
    var environment = Map.of("JUNCTION_HUB_PORT", "0", "JUNCTION_HUB_DATA", folder.toString());
    var settings = Settings.load(Optional.empty(), environment, integrations);
    var found = new TreeSet<String>();
    settings.all().stream().map(Setting::key).forEach(key -> found.add("setting:" + key));
    commands("", CommandLineStart.line(integrations), found);
    var context = new AtomicReference<ApplicationContext>();
    var watching = new SpringApplicationRunListener() {
      @Override
      public void contextLoaded(ConfigurableApplicationContext loaded) {
        context.set(loaded);
      }
    };
    SpringApplication.withHook(application -> watching, () -> {
      try (var server = HubServer.start(new Launch(settings, integrations, Clock.systemUTC()), HubServer.Log.TEXT)) {
        server.hub().context().eventTypes().all().stream().map(EventType::name).forEach(type -> found.add("event:" + type));
        routes(context.get(), server.hub(), found);
      }
    });
    return new Existing(found);
  }

  boolean has(String reference) {
    return references.contains(reference);
  }

  private static void commands(String before, CommandLine line, Set<String> found) {
    for (var entry : new HashSet<>(line.getSubcommands().entrySet())) {
      var words = before + entry.getKey();
      found.add("command:" + words);
      commands(words + " ", entry.getValue(), found);
    }
  }

  private static void routes(ApplicationContext context, RunningHub hub, Set<String> found) {
    hub.routes().forEach(route -> route(route.method(), route.path(), found));
    for (var mapping : context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      for (var info : mapping.getHandlerMethods().keySet()) {
        for (var method : info.getMethodsCondition().getMethods()) {
          info.getPatternValues().forEach(path -> route(method.name(), path, found));
        }
      }
    }
    context.getBean(HealthEndpointGroups.class).getNames().forEach(group -> route("GET", "/health/" + group, found));
  }

  /** What can be got is a page too, when it is below the administration. */
  private static void route(String method, String path, Set<String> found) {
    found.add("route:" + method + " " + path);
    if (method.equals("GET") && path.startsWith("/admin")) {
      found.add("page:" + path);
    }
  }
}
