package dev.junction.hub.cli.demo;

import java.util.stream.Stream;

/** The same webhook posted twice makes one event. */
final class Repetition implements Step {
  private static final int NUMBER = 101;

  @Override
  public String title() {
    return "The same webhook twice makes one event";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("Moodle didn't hear the answer and posts a grade once more.");
    var before = stage.hub().events("grade.updated", Source.LMS).size();
    var answers = Stream.generate(() -> stage.peers().send(Source.LMS, "grade_updated", NUMBER)).limit(2).toList();
    StepFailed.unless(answers.stream().allMatch(Peers.Answer::ok), "200 OK both times", answers);
    var events = stage.hub().events("grade.updated", Source.LMS);
    StepFailed.unless(events.size() == before + 1, "one new event", events.size() - before);
    var event = events.getFirst().id();
    var seen = stage.hub().timesSeen(event);
    StepFailed.unless(seen == 2, "an event seen 2 times", seen);
    teller.says("Both posts were answered 200 OK; the ledger has one event, seen 2 times. It is delivered once.");
    teller.command("events show " + event);
  }
}
