package dev.junction.hub.spi;

import dev.junction.hub.spi.EventDraft.Once;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of the guide's webhook payloads: {@code event} or {@code event_type}, {@code user_id}, {@code user.id},
 * {@code user.email}, {@code meeting_id}. {@code course_id}, {@code duration} and {@code recording_url} stay in the data.
 */
public final class GuideJson {
  /** Picked from every payload of this form. */
  public static final List<String> FIELDS = List.of("event", "event_type", "user_id", "user.id", "user.email", "meeting_id");

  /** Names under which payloads around Moodle carry secrets. */
  public static final List<String> SECRETS = List.of(
      "password", "newpassword", "oldpassword", "passwd", "secret", "client_secret", "shared_secret", "token", "wstoken",
      "privatetoken", "access_token", "refresh_token", "id_token", "api_key", "apikey", "authorization", "cookie", "sesskey",
      "access_code", "moderatorpw", "attendeepw");

  private static final int LONGEST_ID = 255;

  private GuideJson() {}

  /** The name that the sender gave the event, {@code event} before {@code event_type}; empty text when it gave none. */
  public static String wireName(HookBody body) {
    return body.field("event").or(() -> body.field("event_type")).orElse("");
  }

  /** The draft of a body that has these fields, deduplicated by its bytes. */
  public static EventDraft draft(HookBody body, String wireName, HookScheme.Post post, HookScheme.Reader reader) {
    var type = reader.types().named(wireName);
    return new EventDraft(
        type,
        post.source(),
        post.site(),
        subject(type, body),
        post.at(),
        body.data(),
        body.redacted() ? Optional.of(post.body()) : Optional.empty(),
        Optional.of(Once.ofBody(post.body(), reader.window())));
  }

  /** What happens in a meeting is about the meeting, so that it stays in order; all else is about the user, where there is one. */
  private static Optional<String> subject(String type, HookBody body) {
    var meeting = id(body, "meeting_id").map(id -> "meeting/" + id);
    if (meeting.isPresent() && (type.startsWith("meeting.") || type.startsWith("recording."))) {
      return meeting;
    }
    return id(body, "user_id")
        .or(() -> id(body, "user.id"))
        .or(() -> id(body, "user.email").map(email -> email.toLowerCase(Locale.ROOT)))
        .map(id -> "user/" + id)
        .or(() -> meeting);
  }

  private static Optional<String> id(HookBody body, String path) {
    return body.field(path).map(String::strip).filter(GuideJson::isId);
  }

  /** Whether a text can name somebody: not empty, not endless, and nothing in it that a database or a log line refuses. */
  public static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
