package dev.junction.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Carries out {@code POST /control/send}: a run of payloads from a catalogue to one target. */
final class Postman {

  private static final int MOST = 10_000;

  /**
   * What to send.
   *
   * @param target    a hub's URL for this source
   * @param scheme    a wire name of {@link WebhookScheme}
   * @param secret    the one the hub knows
   * @param catalogue {@code bbb-webhooks} or {@code guide}
   * @param event     only this event; every one in turn if left out
   * @param index     where to start; 0 if left out
   * @param count     how many; 1 if left out
   */
  record Order(URI target, String scheme, String secret, String catalogue, String event, Integer index, Integer count) {
    Order {
      requireGiven(target, "target");
      requireGiven(scheme, "scheme");
      requireGiven(secret, "secret");
      requireGiven(catalogue, "catalogue");
      if (!"http".equals(target.getScheme()) && !"https".equals(target.getScheme()))
        throw new IllegalArgumentException("Sending: expected an http or https URL as target, got " + target);
      if (index == null) index = 0;
      if (count == null) count = 1;
      if (index < 0 || count < 1 || count > MOST)
        throw new IllegalArgumentException("Sending: expected an index of 0 or more and a count from 1 to %d, got %d and %d".formatted(MOST, index, count));
    }

    private static void requireGiven(Object member, String name) {
      if (member == null) throw new IllegalArgumentException("Sending: expected the member '%s', got none".formatted(name));
    }

    @Override public String toString() {
      return "Order[%d of %s from %d to %s]".formatted(count, catalogue, index, target);
    }
  }

  /** What came of all: those before a failure too. */
  record Sent(List<Outcome> sent) {}

  /** What came of one: a status and body, or the error because of which there is none and sending stopped. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Outcome(String event, Integer status, String body, String error) {}

  private final Sandbox sandbox;

  Postman(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  Sent send(Order order) {
    var catalogue = catalogue(order.catalogue());
    var scheme = WebhookScheme.of(order.scheme());
    // All are chosen before the first is sent, so that a wrong index sends nothing.
    var payloads = IntStream.range(order.index(), order.index() + order.count())
        .mapToObj(index -> order.event() == null ? catalogue.payload(index) : catalogue.payload(order.event(), index)).toList();
    var sent = new ArrayList<Outcome>();
    for (var payload : payloads) {
      try {
        var reply = sandbox.sender().send(order.target(), scheme, order.secret(), payload);
        sent.add(new Outcome(payload.event(), reply.status(), reply.body(), null));
      } catch (IOException e) {
        sent.add(new Outcome(payload.event(), null, null, e.getMessage()));
        break;
      }
    }
    return new Sent(sent);
  }

  private Catalogue catalogue(String name) {
    for (var catalogue : List.of(sandbox.recordedPosts(), sandbox.guideEvents())) if (catalogue.name().equals(name)) return catalogue;
    throw new IllegalArgumentException("Sending: expected the catalogue 'bbb-webhooks' or 'guide', got '%s'".formatted(name));
  }
}
