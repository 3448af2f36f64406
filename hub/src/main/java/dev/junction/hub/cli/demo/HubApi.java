package dev.junction.hub.cli.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The hub's admin API, which the command line uses too. */
final class HubApi implements AutoCloseable {
  private final JsonCalls calls;

  /** @param token the hub's local one */
  HubApi(String url, String token) {
    calls = new JsonCalls(url + "/api/v1", Map.of("Authorization", "Bearer " + token));
  }

  /** An event in the list. */
  record Listed(String id, String type, String source) {}

  /** A delivery with its attempts. */
  record Delivery(String id, String destination, String state, String reason, List<Try> tries) {
    boolean delivered() {
      return state.equals("delivered");
    }

    /** Statuses of all attempts that have ended, in order. */
    List<Integer> statuses() {
      return tries.stream().filter(Try::ended).map(Try::status).toList();
    }
  }

  /** An attempt; {@code outcome} is {@code under way} until it has ended. */
  record Try(Instant startedAt, String outcome, int status, String reason, String response) {
    boolean ended() {
      return !outcome.equals("under way");
    }
  }

  /** Sets up a destination. */
  void addDestination(String name, String kind, Map<String, String> settings, Optional<String> secret) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("kind", kind);
    body.put("settings", settings);
    secret.ifPresent(given -> body.put("secret", given));
    calls.post("/destinations", body);
  }

  /** Subscribes it to event types; empty sources are all. */
  void subscribe(String destination, List<String> types, List<String> sources) {
    calls.post("/subscriptions", Map.of("destination", destination, "types", types, "sources", sources));
  }

  /** Events that match, the newest first, 1000 at most. */
  List<Listed> events(Map<String, String> query) {
    var asked =
        query.entrySet().stream()
            .map(entry -> "&" + entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    return calls.get("/events?limit=1000" + asked).path("events").valueStream()
        .map(event -> new Listed(event.path("id").asString(), event.path("type").asString(), event.path("source").asString()))
        .toList();
  }

  /** Of one type, the newest first. */
  List<Listed> events(String type, Source source) {
    return events(Map.of("type", type, "source", source.label()));
  }

  /** How often the same webhook came. */
  int timesSeen(String event) {
    return calls.get("/events/" + event).path("timesSeen").asInt();
  }

  List<Delivery> deliveries(String event) {
    return calls.get("/events/" + event).path("deliveries").valueStream().map(HubApi::delivery).toList();
  }

  /** What is owed of this event to one destination. */
  Optional<Delivery> delivery(String event, String destination) {
    return deliveries(event).stream().filter(delivery -> delivery.destination().equals(destination)).findFirst();
  }

  /** Ids of the dead letters of a destination. */
  List<String> dead(String destination) {
    return calls.get("/dead?destination=" + destination).path("dead").valueStream().map(letter -> letter.path("id").asString()).toList();
  }

  /** Sends a test event there and waits; {@code delivered}, or how it ended otherwise. */
  String test(String destination) {
    var tested = calls.post("/destinations/%s/test".formatted(destination), Map.of());
    return (tested.path("outcome").asString() + " " + tested.path("reason").asString("")).strip();
  }

  /** Puts them into the queue again; returns how many. */
  int resendDead(String destination) {
    return calls.post("/dead/retry", Map.of("destination", destination)).path("count").asInt();
  }

  private static Delivery delivery(JsonNode delivery) {
    return new Delivery(
        delivery.path("id").asString(),
        delivery.path("destination").asString(),
        delivery.path("state").asString(),
        delivery.path("reason").asString(""),
        delivery.path("tries").valueStream().map(HubApi::attempt).toList());
  }

  private static Try attempt(JsonNode attempt) {
    return new Try(
        Instant.parse(attempt.path("startedAt").asString()),
        attempt.path("outcome").asString(),
        attempt.path("status").asInt(),
        attempt.path("reason").asString(""),
        attempt.path("response").asString(""));
  }

  @Override
  public void close() {
    calls.close();
  }
}
