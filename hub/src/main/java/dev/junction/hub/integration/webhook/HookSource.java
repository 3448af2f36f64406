package dev.junction.hub.integration.webhook;

import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.spi.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A configured sender, with what its posts are verified by. */
final class HookSource {
  private final String name;
  private final String site;
  private final HookScheme scheme;
  private final List<Secret> current;
  private final List<Secret> both;
  private final Instant oldUntil;
  private final Optional<URI> callbackUrl;

  /** @throws InvalidSetting when posts of this source could never be verified */
  HookSource(String name, WebhookSettings.Source settings, List<HookScheme> schemes) {
    problems(name, settings, schemes).stream().findFirst().ifPresent(problem -> {
      throw problem;
    });
    this.name = name;
    this.site = settings.site();
    this.scheme = scheme(settings.scheme(), schemes).orElseThrow();
    this.current = List.of(settings.secret());
    this.both = settings.oldSecret().map(old -> List.of(settings.secret(), old)).orElse(current);
    this.oldUntil = settings.oldSecretUntil().orElse(Instant.MIN);
    this.callbackUrl = settings.callbackUrl();
  }

  /** Everything that keeps posts of this source from ever being verified. */
  static List<InvalidSetting> problems(String name, WebhookSettings.Source settings, List<HookScheme> schemes) {
    var scheme = scheme(settings.scheme(), schemes);
    if (scheme.isEmpty()) {
      var known = schemes.stream().map(HookScheme::name).sorted().toList();
      return List.of(unfit(name, "scheme", "expected one of the schemes %s, got '%s'; correct it".formatted(known, settings.scheme())));
    }
    var problems = new ArrayList<InvalidSetting>();
    if (settings.secret() == null) {
      problems.add(unfit(name, "secret", "expected a secret that the sender shares, got none; set it"));
    } else {
      problem(name, "secret", settings.secret(), scheme.get()).ifPresent(problems::add);
    }
    settings.oldSecret().flatMap(old -> problem(name, "old-secret", old, scheme.get())).ifPresent(problems::add);
    return problems;
  }

  private static Optional<InvalidSetting> problem(String name, String component, Secret secret, HookScheme scheme) {
    return scheme.problem(secret).map(why -> unfit(name, component,
        "expected a secret that %s can use, but %s; give the one that the sender has".formatted(scheme.name(), why)));
  }

  private static InvalidSetting unfit(String name, String component, String message) {
    return new InvalidSetting("webhook.sources." + name + "." + component, message);
  }

  private static Optional<HookScheme> scheme(String wanted, List<HookScheme> schemes) {
    return schemes.stream().filter(known -> known.name().equals(wanted)).findFirst();
  }

  String name() {
    return name;
  }

  String site() {
    return site;
  }

  HookScheme scheme() {
    return scheme;
  }

  /** The secrets that count at this moment, the newest first. */
  List<Secret> secrets(Instant now) {
    return now.isBefore(oldUntil) ? both : current;
  }

  /**
   * The URL that the sender signed: what it was given, and what it appended.
   *
   * @param origin    configured, never from a header
   * @param rawTarget path and query as they came
   */
  String signedUrl(String origin, String rawTarget) {
    if (callbackUrl.isEmpty()) {
      return origin + rawTarget;
    }
    var given = callbackUrl.get().toString();
    int mark = rawTarget.indexOf('?');
    if (mark < 0) {
      return given;
    }
    var query = rawTarget.substring(mark + 1);
    var givenQuery = callbackUrl.get().getRawQuery();
    if (givenQuery == null) {
      return given + '?' + query;
    }
    // A proxy may have kept the query that was given, or replaced the whole URL and kept only what was appended.
    return query.startsWith(givenQuery) ? given + query.substring(givenQuery.length()) : given + '&' + query;
  }
}
