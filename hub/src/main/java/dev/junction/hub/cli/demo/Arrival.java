package dev.junction.hub.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Webhooks of five senders, each signed in its sender's way, are taken and kept. */
final class Arrival implements Step {
  /** What a real bbb-webhooks sent about one meeting, to three hooks. */
  private static final int RECORDED_POSTS = 93;

  /** Four of them told a second hook what the first had been told already, in the same bytes. */
  private static final int RECORDED_EVENTS = 89;

  private static final int SHOWN = 5;

  @Override
  public String title() {
    return "Signed webhooks arrive and are in the ledger";
  }

  @Override
  public void take(Stage stage, Teller teller) {
    teller.says("BigBlueButton posts %d webhooks, as recorded from a real server: a meeting from its beginning to its deleted recording."
        .formatted(RECORDED_POSTS));
    var answers = new ArrayList<>(stage.peers().sendRecorded(RECORDED_POSTS));
    teller.says("Moodle and others post the guide's events. Each sender signs in its own way:");
    teller.shows(Arrays.stream(Source.values()).map(source -> "%-17s %-17s %s".formatted(source.label(), source.scheme(), source.path())).toList());
    answers.addAll(guideEvents(stage.peers()));
    var refused = answers.stream().filter(answer -> !answer.ok()).toList();
    StepFailed.unless(answers.size() >= RECORDED_POSTS && refused.isEmpty(), "200 OK to each of %d webhooks".formatted(answers.size()), refused);
    var events = stage.hub().events(Map.of()).stream().filter(event -> !event.source().equals("junction")).toList();
    var expected = answers.size() - RECORDED_POSTS + RECORDED_EVENTS;
    StepFailed.unless(events.size() == expected, expected + " events in the ledger", events.size());
    tell(events, answers.size(), teller);
  }

  private static List<Peers.Answer> guideEvents(Peers peers) {
    return List.of(
        peers.send(Source.LMS, "user_created", 0),
        peers.send(Source.LMS, "course_enrolled", 1),
        peers.send(Source.LMS, "grade_updated", 2),
        peers.send(Source.LMS, "course_completed", 3),
        peers.send(Source.GENERIC, "user_enrolled", 4),
        peers.send(Source.PARTNER, "grade_updated", 5),
        peers.send(Source.BIGBLUEBUTTON, "user-joined", 6),
        peers.send(Source.BIGBLUEBUTTON, "meeting-ended", 7),
        peers.send(Source.BIGBLUEBUTTON, "recording-ready", 8));
  }

  private static void tell(List<HubApi.Listed> events, int posts, Teller teller) {
    var types = events.stream().collect(Collectors.groupingBy(HubApi.Listed::type, TreeMap::new, Collectors.counting()));
    teller.says("All %d were answered 200 OK, each only after it was safe on the disk. They are %d events of %d types (%d posts only repeated others):"
        .formatted(posts, events.size(), types.size(), posts - events.size()));
    teller.shows(
        types.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(type -> "%4d  %s".formatted(type.getValue(), type.getKey()))
            .toList());
    teller.shows(List.of("   …  and %d more types".formatted(types.size() - SHOWN)));
    teller.command("events list");
  }
}
