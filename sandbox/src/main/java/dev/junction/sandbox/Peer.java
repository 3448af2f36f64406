package dev.junction.sandbox;

import java.io.IOException;

/** A system that Junction talks to, faked: it records what it gets, answers as the real one does, and fails when told to. */
public interface Peer {

  /** Every request it got, those that met a fault too. */
  Inbox<Received> inbox();

  /** Its misbehaviour. */
  Faults faults();

  /** What the real system would answer. */
  Answer answer(Request request);

  /** Records the request, then answers it as usual or as its next fault wants. */
  default void serve(Request request, Exchange exchange) throws IOException, InterruptedException {
    var fault = faults().take();
    // Taken before the request shows in the inbox, so that who sees it there and then releases it can't be too early.
    var hold = faults().hold();
    inbox().add(number -> new Received(number, request, fault));
    if (fault.isPresent()) fault.get().answer(exchange, () -> answer(request), hold);
    else exchange.send(answer(request));
  }
}
