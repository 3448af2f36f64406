package dev.junction.hub.delivery;

import dev.junction.hub.delivery.DeliveryQueue.Leased;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.store.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The queue as one node uses it, without a dispatcher: a test decides who claims and ends what. */
final class QueueByHand {
  private final EngineOnTest on;
  private final String node;
  private final DeliveryQueue queue;
  private final Outcomes outcomes;
  private final LostLeases lost;

  QueueByHand(EngineOnTest on, String node) {
    this(on, node, new LeaseClock(on.clock, Clock.systemUTC()));
  }

  QueueByHand(EngineOnTest on, String node, LeaseClock leases) {
    this.on = on;
    this.node = node;
    var engine = on.engine;
    var schedule = new RetrySchedule(RetrySchedule.STANDARD.waits(), 0);
    queue = new DeliveryQueue(engine.subscriptions(), engine.destinations(), on.clock, leases, new Uuid7(on.clock, new Random(node.hashCode() + 1)));
    outcomes = new Outcomes(engine.ledger(), engine.destinations(), schedule, Duration.ofDays(5), on.clock, new Random(1));
    lost = new LostLeases(engine.ledger(), engine.destinations(), schedule, on.clock, leases);
  }

  List<Leased> claim(String destination, int most) throws Exception {
    return on.engine.store().writer().write(transaction -> queue.claim(transaction, destination, most, node, EngineOnTest.LEASE));
  }

  /** Whether each lease still held. */
  List<Boolean> end(List<Leased> leased, Outcome outcome) throws Exception {
    var ended = leased.stream().map(one -> new Outcomes.Ended(one, outcome, on.clock.instant())).toList();
    return on.engine.store().writer().write(transaction -> outcomes.write(transaction, ended));
  }

  void renew(List<String> tokens) throws Exception {
    on.engine
        .store()
        .writer()
        .write(
            transaction -> {
              queue.renew(transaction, tokens, EngineOnTest.LEASE);
              return tokens;
            });
  }

  int takeBack() throws Exception {
    return on.engine.store().writer().write(lost::takeBack);
  }
}
