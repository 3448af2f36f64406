package dev.junction.bench;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** A made-up history of a campus: what searches look through. Events of one type, source or subject lie scattered, as in life. */
final class History {
  static final Instant START = Instant.parse("2024-09-01T08:00:00Z");
  static final String RARE_TYPE = "meeting.lost";
  static final String COMMON_WORD = "campus";
  static final String SECOND_COMMON_WORD = "semester";
  static final String LAST_WORD = "lastofall";
  static final int RARE_EVERY = 1000;

  /** A million events take a year. */
  private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(30);

  private static final String[] TYPES = {
    "user.created", "user.updated", "user.signed-in", "course.enrolled", "course.completed", "course.viewed", "grade.updated",
    "assignment.submitted", "meeting.started", "meeting.ended", "recording.ready", "quiz.attempted"
  };
  private static final String[] SOURCES = {"lms", "lms", "lms", "lms", "bigbluebutton", "odoo"};
  private static final int SUBJECTS = 20_000;
  private static final int AT_ONCE = 100;
  private static final int WORDS = 40;

  private History() {}

  static String type(SplittableRandom random) {
    return TYPES[random.nextInt(TYPES.length)];
  }

  static String source(SplittableRandom random) {
    return SOURCES[random.nextInt(SOURCES.length)];
  }

  static String subject(SplittableRandom random) {
    return "user/" + random.nextInt(SUBJECTS);
  }

  /** A word that one event in a thousand has, each another one. */
  static String rareWord(int number) {
    return "rare" + number;
  }

  /** Records {@code count} events; returns how many. */
  static int write(Ledger ledger, CampusClock clock, int count) throws Ledger.Unavailable {
    var random = new SplittableRandom(7);
    var batch = new ArrayList<EventDraft>(AT_ONCE);
    for (int i = 0; i < count; i++) {
      clock.set(at(i));
      batch.add(draft(i, i == count - 1, at(i), random));
      if (batch.size() == AT_ONCE || i == count - 1) {
        ledger.record(batch);
        batch.clear();
      }
    }
    return count;
  }

  /** When event {@code number} happened. */
  static Instant at(long number) {
    return START.plus(BETWEEN_EVENTS.multipliedBy(number));
  }

  private static EventDraft draft(int number, boolean last, Instant at, SplittableRandom random) {
    var type = number % 20_000 == 19_999 ? RARE_TYPE : type(random);
    var text = new StringBuilder("{\"course_id\":").append(random.nextInt(2000)).append(",\"where\":\"").append(COMMON_WORD);
    text.append("\",\"term\":\"").append(number % 2 == 0 ? SECOND_COMMON_WORD : "break").append("\",\"note\":\"");
    for (int i = 0; i < WORDS; i++) {
      text.append(VocabularyWord.of(random.nextInt(VocabularyWord.COUNT))).append(' ');
    }
    if (number % RARE_EVERY == 0) {
      text.append(rareWord(number / RARE_EVERY));
    }
    text.append(last ? " " + LAST_WORD : "").append("\"}");
    return EventDraft.of(type, source(random), "main", at, text.toString())
        .about(subject(random))
        .once("bench-" + number, Duration.ofMinutes(10));
  }
}
