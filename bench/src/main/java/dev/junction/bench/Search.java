package dev.junction.bench;

import dev.junction.hub.Engine;
import dev.junction.hub.ledger.EventQuery;
import dev.junction.hub.ledger.EventSearch;
import dev.junction.hub.spi.Event;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Lists and searches in a ledger of a million events. */
final class Search implements Benchmark {
  private static final int TIMES = 30;
  private static final int PAGE = 50;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final double GOAL_MILLIS = 300;

  private final Workplace place;

  Search(Workplace place) {
    this.place = place;
  }

  /** Asks {@code search} one of many questions of a kind. */
  @FunctionalInterface
  private interface Question {
    EventQuery ask(SplittableRandom random);
  }

  @Override
  public Section run(Options options) throws Exception {
    var section =
        new Section("search", "List and search over %,d events".formatted(options.events))
            .say(
                "The ledger's own search in the process, a page of %d, %d different questions of each kind after one that is not counted. Milliseconds; the goal is %.0f."
                    .formatted(PAGE, TIMES, GOAL_MILLIS));
    measure(section, "SQLite", options, Optional.empty());
    var postgres = Postgres.from(System.getenv());
    if (postgres.isPresent()) {
      try (var database = postgres.get().fresh()) {
        measure(section, "PostgreSQL", options, Optional.of(database));
      }
    } else {
      section.say("PostgreSQL: skipped, PG_URL is not set.");
    }
    return section;
  }

  private void measure(Section section, String name, Options options, Optional<Postgres.Database> database) throws Exception {
    var folder = place.fresh("search");
    var clock = new CampusClock(History.START);
    try (var engine = InProcess.engine(folder, database, List.of(), clock)) {
      var loaded = Timed.of(() -> History.write(engine.ledger(), clock, options.events));
      var indexed = Timed.of(() -> index(engine));
      if (database.isPresent()) {
        analyze(engine);
      }
      section.say(
          "**%s**: loaded in %.0f s (%,.0f events/s), words indexed in %.0f s (%,.0f events/s)%s."
              .formatted(
                  name,
                  loaded.seconds(),
                  options.events / loaded.seconds(),
                  indexed.seconds(),
                  options.events / indexed.seconds(),
                  database.isPresent() ? "" : ", %,d MiB on disk".formatted(size(folder) >> 20)));
      var rows = new ArrayList<List<String>>();
      questions(options.events).forEach((kind, question) -> rows.add(row(engine.search(), kind, question)));
      section.table(List.of("question", "found", "p50", "max", "goal"), rows);
    }
    Workplace.remove(folder);
  }

  /** The engine is not started, so that nothing else runs; it indexes when told to. */
  private static int index(Engine engine) throws Exception {
    Await.until(Duration.ofHours(1), "all words are indexed", () -> {
      engine.text().catchUp();
      return !engine.search().find(EventQuery.newest(1).containing(History.LAST_WORD)).isEmpty();
    });
    return 0;
  }

  /** What PostgreSQL does by itself, some time after a load. */
  private static void analyze(Engine engine) throws SQLException {
    try (var connection = engine.store().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private static Map<String, Question> questions(int events) {
    var all = EventQuery.newest(PAGE);
    var questions = new LinkedHashMap<String, Question>();
    questions.put("newest", random -> all);
    questions.put("a page in the middle", random -> all.before(random.nextLong(1, events)));
    questions.put("type", random -> all.ofType(History.type(random)));
    questions.put("rare type", random -> all.ofType(History.RARE_TYPE));
    questions.put("no such type", random -> all.ofType("nothing.of.the.kind"));
    questions.put("type prefix", random -> all.ofType("course.*"));
    questions.put("source", random -> from(History.source(random), all));
    questions.put("subject", random -> all.about(History.subject(random)));
    questions.put("type and subject", random -> all.ofType(History.type(random)).about(History.subject(random)));
    questions.put("rare type in a common source", random -> from("lms", all.ofType(History.RARE_TYPE)));
    questions.put("an hour", random -> within(HOUR, all, random, events));
    questions.put("an hour, type", random -> within(HOUR, all.ofType(History.type(random)), random, events));
    questions.put("an hour long ago, rare type", random -> within(HOUR, all.ofType(History.RARE_TYPE), random, events / 10));
    questions.put("a month, type", random -> within(MONTH, all.ofType(History.type(random)), random, events));
    questions.put("a month long ago, rare type", random -> within(MONTH, all.ofType(History.RARE_TYPE), random, events / 4));
    questions.put("a month long ago, subject", random -> within(MONTH, all.about(History.subject(random)), random, events / 4));
    questions.put("text: common word", random -> all.containing(History.COMMON_WORD));
    questions.put("text: word", random -> all.containing(VocabularyWord.of(random.nextInt(VocabularyWord.COUNT))));
    questions.put("text: rare word", random -> all.containing(History.rareWord(random.nextInt(events / History.RARE_EVERY))));
    questions.put("text: no such word", random -> all.containing("qqqqq" + random.nextInt(1000)));
    questions.put("text: beginning of a word, 1 letter", random -> all.containing("b"));
    questions.put("text: beginning of a word, 3 letters", random -> all.containing("bac"));
    questions.put("text: two common words", random -> all.containing(History.COMMON_WORD + " " + History.SECOND_COMMON_WORD));
    questions.put("text: two words that never meet", random -> all.containing(History.rareWord(1) + " " + History.rareWord(2)));
    questions.put("text: common word, rare type", random -> all.ofType(History.RARE_TYPE).containing(History.COMMON_WORD));
    questions.put("text: common word, subject", random -> all.about(History.subject(random)).containing(History.COMMON_WORD));
    questions.put("text: common word, a month long ago", random -> within(MONTH, all.containing(History.COMMON_WORD), random, events / 4));
    questions.put("text: common word, an hour long ago", random -> within(HOUR, all.containing(History.COMMON_WORD), random, events / 10));
    return questions;
  }

  /** A random stretch of time among the first {@code events}. */
  private static EventQuery within(Duration stretch, EventQuery query, SplittableRandom random, int events) {
    var until = History.at(random.nextLong(events / 2L, events));
    return with(query, query.source(), Optional.of(until.minus(stretch)), Optional.of(until));
  }

  private static EventQuery from(String source, EventQuery query) {
    return with(query, Optional.of(source), query.from(), query.until());
  }

  private static EventQuery with(EventQuery query, Optional<String> source, Optional<Instant> from, Optional<Instant> until) {
    return new EventQuery(query.type(), source, query.site(), query.subject(), from, until, query.text(), query.before(), query.limit());
  }

  private static List<String> row(EventSearch search, String kind, Question question) {
    var random = new SplittableRandom(42);
    var found = new ArrayList<Integer>();
    var millis = new ArrayList<Double>();
    for (int i = 0; i <= TIMES; i++) {
      var query = question.ask(random);
      var started = System.nanoTime();
      List<Event> events = search.find(query);
      if (i > 0) {
        millis.add((System.nanoTime() - started) / 1e6);
        found.add(events.size());
      }
    }
    var figures = Figures.of(millis);
    return List.of(
        kind,
        "%.0f".formatted(Figures.of(found).median()),
        "%.1f".formatted(figures.median()),
        "%.1f".formatted(figures.most()),
        figures.most() <= GOAL_MILLIS ? "kept" : "missed");
  }

  private static long size(Path folder) throws java.io.IOException {
    try (var files = java.nio.file.Files.walk(folder)) {
      return files.filter(java.nio.file.Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
