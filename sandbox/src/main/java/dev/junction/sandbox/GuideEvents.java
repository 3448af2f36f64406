package dev.junction.sandbox;

import static java.util.Map.entry;

import dev.junction.sandbox.Campus.Course;
import dev.junction.sandbox.Campus.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Payloads as the guide's own handlers read them (chapters 1, 4 and 8), about an invented university. The same seed, start and index always give the same
 * bytes, and no two indexes give the same ones. Events about people carry their name twice, as {@code event} for the guide's generic handler and
 * as {@code event_type} for its Odoo controller.
 */
public final class GuideEvents implements Catalogue {

  /** Every event that the guide's handlers know, in the order that {@link #payload(int)} goes round. */
  public static final List<String> EVENTS = List.of("user_created", "course_enrolled", "user_enrolled", "grade_updated", "course_completed",
      "user-joined", "meeting-ended", "recording-ready");

  private final long seed;
  private final Instant start;

  /**
   * A generator.
   *
   * @param seed  chooses people, courses and grades
   * @param start when the first event happened; each following one a second later
   */
  public GuideEvents(long seed, Instant start) {
    this.seed = seed;
    this.start = start;
  }

  @Override public String name() {
    return "guide";
  }

  @Override public Payload payload(int index) {
    if (index < 0) throw new IllegalArgumentException("Choosing a guide event: expected an index of 0 or more, got " + index);
    return payload(EVENTS.get(index % EVENTS.size()), index);
  }

  @Override public Payload payload(String event, int index) {
    var random = new SplittableRandom(seed * 1_000_003 + index);
    var at = start.plusSeconds(index).getEpochSecond();
    var person = Campus.person(random);
    var course = Campus.course(random);
    var body = switch (event) {
      case "user_created" -> about(event, at, entry("user", user(person)));
      case "course_enrolled", "user_enrolled" -> enrolment(event, at, person, course, entry("role", "student"));
      case "grade_updated" -> enrolment(event, at, person, course, entry("item", "Midterm"),
          entry("grade", random.nextInt(200, 1001) / 10.0), entry("grade_max", 100));
      case "course_completed" -> enrolment(event, at, person, course, entry("completed_at", at));
      case "user-joined" -> meeting(event, at, course, index, entry("user_id", person.id()),
          entry("user_name", person.firstname() + " " + person.lastname()));
      case "meeting-ended" -> meeting(event, at, course, index, entry("duration", random.nextInt(15, 121) * 60));
      case "recording-ready" -> meeting(event, at, course, index,
          entry("recording_url", "https://bbb.campus.example/playback/presentation/2.3/" + Long.toHexString(random.nextLong())));
      default -> throw new IllegalArgumentException("Choosing a guide event: expected one of %s, got '%s'".formatted(EVENTS, event));
    };
    return new Payload(event, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  @SafeVarargs
  private static Map<String, Object> about(String event, long at, Map.Entry<String, Object>... members) {
    var body = new LinkedHashMap<String, Object>();
    body.put("event", event);
    body.put("event_type", event);
    body.put("timestamp", at);
    for (var member : members) body.put(member.getKey(), member.getValue());
    return body;
  }

  @SafeVarargs
  private static Map<String, Object> enrolment(String event, long at, Person person, Course course, Map.Entry<String, Object>... members) {
    var body = about(event, at, entry("user_id", person.id()), entry("course_id", course.id()), entry("user", user(person)), entry("course", course));
    for (var member : members) body.put(member.getKey(), member.getValue());
    return body;
  }

  @SafeVarargs
  private static Map<String, Object> meeting(String event, long at, Course course, int index, Map.Entry<String, Object>... members) {
    var body = about(event, at, entry("meeting_id", "%s-%d".formatted(course.shortname().toLowerCase(), index)), entry("meeting_name", course.fullname()));
    body.remove("event_type");
    for (var member : members) body.put(member.getKey(), member.getValue());
    return body;
  }

  private static Map<String, Object> user(Person person) {
    var user = new LinkedHashMap<String, Object>();
    user.put("id", person.id());
    user.put("username", person.username());
    user.put("firstname", person.firstname());
    user.put("lastname", person.lastname());
    user.put("email", person.email());
    user.put("auth", "manual");
    return user;
  }
}
