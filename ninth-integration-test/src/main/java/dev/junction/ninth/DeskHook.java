package dev.junction.ninth;

import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StrictJson.Malformed;
import java.util.List;

/** The desk's posts: a header with the secret itself, as small machines do it. */
final class DeskHook implements HookScheme {
  static final String HEADER = "X-Library-Desk";

  @Override
  public String name() {
    return "library-desk";
  }

  @Override
  public String meaning() {
    return "The library's desk: its secret in X-Library-Desk.";
  }

  @Override
  public Reading read(Post post, List<Secret> secrets, Reader reader) {
    var given = post.header().apply(HEADER);
    if (given == null || given.isBlank() || !secrets.contains(Secret.of(given))) {
      return new Reading.Unauthorized("wrong-desk", "expected the desk's secret in %s; compare it with the source's".formatted(HEADER));
    }
    try {
      return new Reading.Accepted(List.of(NinthEvents.overdue(post.body(), post.source(), post.site(), post.at())));
    } catch (Malformed malformed) {
      return new Reading.Unreadable(malformed.getMessage());
    }
  }
}
