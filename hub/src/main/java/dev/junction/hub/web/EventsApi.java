package dev.junction.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.junction.hub.RunningHub;
import dev.junction.hub.delivery.Deliveries;
import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.ledger.EventLedger;
import dev.junction.hub.ledger.EventQuery;
import dev.junction.hub.ledger.EventSearch;
import dev.junction.hub.spi.CloudEvent;
import dev.junction.hub.spi.Event;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.web.Views.DeliveryView;
import dev.junction.hub.web.Views.EventView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events: find, look at, export, replay. */
@RestController
@RequestMapping("/api/v1/events")
class EventsApi {
  private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json");
  private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

  private final EventLedger ledger;
  private final EventSearch search;
  private final Deliveries deliveries;
  private final Destinations destinations;

  EventsApi(RunningHub hub) {
    ledger = hub.engine().ledger();
    search = hub.engine().search();
    deliveries = hub.engine().deliveries();
    destinations = hub.engine().destinations();
  }

  /** A page of events, and the position to ask before for the next one; absent on the last. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<EventView> events, Long next) {}

  /** An event with all that became of it. */
  record Whole(EventView event, int timesSeen, List<DeliveryView> deliveries) {}

  /** How to replay; without a destination to all that want it now. */
  record ReplayOne(String destination) {}

  /** Which events to replay; {@code countOnly} tells how many it would be. */
  record ReplayMany(
      String type, String source, String subject, String from, String until, String destination, boolean countOnly) {}

  record Replayed(int events, int deliveries) {}

  @GetMapping
  Page find(
      @RequestParam(required = false) String type,
      @RequestParam(required = false) String source,
      @RequestParam(required = false) String site,
      @RequestParam(required = false) String subject,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String until,
      @RequestParam(required = false) String text,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "50") int limit) {
    var found =
        search.find(
            new EventQuery(
                given(type),
                given(source),
                given(site),
                given(subject),
                Problems.time("from", from),
                Problems.time("until", until),
                given(text),
                Optional.ofNullable(before),
                limit));
    return new Page(
        found.stream().map(EventView::of).toList(), found.size() == limit ? found.getLast().position() : null);
  }

  @GetMapping("/{id}")
  Whole show(@PathVariable String id) {
    var event = event(id);
    var all =
        deliveries.ofEvent(id).stream()
            .map(delivery -> DeliveryView.of(delivery, name(delivery.destination()), deliveries.attempts(delivery.id())))
            .toList();
    return new Whole(EventView.of(event), ledger.timesSeen(id), all);
  }

  @GetMapping("/{id}/cloudevent")
  ResponseEntity<byte[]> export(@PathVariable String id) {
    var json = new ByteArrayOutputStream();
    CloudEvent.write(event(id), json);
    return ResponseEntity.ok().contentType(CLOUD_EVENT).body(json.toByteArray());
  }

  /** All that match, the newest first, as a CloudEvents batch; streamed, so that it may be long. */
  @GetMapping("/export")
  void export(
      HttpServletResponse response,
      @RequestParam(required = false) String type,
      @RequestParam(required = false) String source,
      @RequestParam(required = false) String site,
      @RequestParam(required = false) String subject,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String until)
      throws IOException {
    var query =
        new EventQuery(
            given(type),
            given(source),
            given(site),
            given(subject),
            Problems.time("from", from),
            Problems.time("until", until),
            Optional.empty(),
            Optional.empty(),
            EventQuery.LARGEST_PAGE);
    response.setContentType(CLOUD_EVENTS);
    search.export(query, response.getOutputStream());
  }

  @PostMapping("/{id}/replay")
  Replayed replay(@PathVariable String id, @RequestBody(required = false) ReplayOne how) throws StoreException {
    var to = Optional.ofNullable(how).map(ReplayOne::destination).map(this::destination);
    return new Replayed(1, deliveries.replay(event(id), to).size());
  }

  @PostMapping("/replay")
  Replayed replay(@RequestBody ReplayMany which) throws StoreException {
    var to = Optional.ofNullable(which.destination()).map(this::destination);
    var query =
        new EventQuery(
            given(which.type()),
            given(which.source()),
            Optional.empty(),
            given(which.subject()),
            Problems.time("from", which.from()),
            Problems.time("until", which.until()),
            Optional.empty(),
            Optional.empty(),
            EventQuery.LARGEST_PAGE);
    if (query.from().isEmpty()) {
      throw Problems.invalid("from: expected the time from which to replay; replaying everything is never meant.");
    }
    return replayAll(query, to, which.countOnly());
  }

  /** From the oldest to the newest, so that what is ordered leaves in order again. */
  private Replayed replayAll(EventQuery query, Optional<String> to, boolean countOnly) throws StoreException {
    var all = new java.util.ArrayDeque<Event>();
    for (var page = search.find(query); !page.isEmpty(); page = search.find(query.before(all.getFirst().position()))) {
      page.forEach(all::addFirst);
    }
    var owed = 0;
    if (!countOnly) {
      for (var event : all) {
        owed += deliveries.replay(event, to).size();
      }
    }
    return new Replayed(all.size(), owed);
  }

  private Event event(String id) {
    return search.byId(id).orElseThrow(() -> Problems.notFound("event", id));
  }

  private String destination(String name) {
    return destinations.named(name).orElseThrow(() -> Problems.notFound("destination", name)).destination().id();
  }

  private String name(String destination) {
    return destinations.named(destination).map(standing -> standing.destination().name()).orElse(destination);
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }
}
