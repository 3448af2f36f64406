package dev.junction.hub;

import dev.junction.hub.delivery.DeliveryEvents;
import dev.junction.hub.spi.ChosenFrom;
import dev.junction.hub.spi.EventType;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Integration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every integration there is, sorted by name.
 *
 * @param all the integrations
 */
public record Integrations(List<Integration> all) {

  /** @throws IllegalStateException when two integrations have one name */
  public Integrations {
    all = all.stream().sorted(Comparator.comparing(Integration::name)).toList();
    var names = new HashSet<String>();
    for (var integration : all) {
      if (!names.add(integration.name())) {
        var twice = integration.name();
        var classes = all.stream()
            .filter(one -> one.name().equals(twice))
            .map(one -> one.getClass().getName())
            .collect(Collectors.joining(" and "));
        throw new IllegalStateException("two integrations are named %s: %s; rename one or take its jar away".formatted(twice, classes));
      }
    }
  }

  /** The ones on the class path. */
  public static Integrations discover() {
    return new Integrations(ServiceLoader.load(Integration.class).stream().map(Provider::get).toList());
  }

  /** Settings records of all integrations. */
  public List<Class<? extends Record>> settings() {
    return all.stream().<Class<? extends Record>>flatMap(integration -> integration.settings().stream()).toList();
  }

  /** Event types of the deliveries' own and of all integrations. */
  public EventTypes eventTypes() {
    var own = DeliveryEvents.types().stream();
    return new EventTypes(Stream.<EventType>concat(own, all.stream().flatMap(integration -> integration.events().stream())).toList());
  }

  /** Hook schemes of all integrations. */
  public List<HookScheme> hookSchemes() {
    return all.stream().map(Integration::hookSchemes).flatMap(Collection::stream).toList();
  }

  /** Names that settings choose from, by what {@link ChosenFrom} calls them. */
  public Map<String, Set<String>> choices() {
    Set<String> schemes = hookSchemes().stream().map(HookScheme::name).collect(Collectors.toCollection(TreeSet::new));
    return Map.of(ChosenFrom.HOOK_SCHEMES, schemes);
  }
}
