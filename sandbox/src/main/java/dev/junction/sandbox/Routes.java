package dev.junction.sandbox;

import java.io.IOException;

/** Which path of the sandbox's one port belongs to whom. */
final class Routes implements Server.Handler {

  static final String RECEIVERS = "/receiver/";

  private final Sandbox sandbox;
  private final Control control;

  Routes(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.control = new Control(sandbox);
  }

  @Override public void handle(Request request, Exchange exchange) throws IOException, InterruptedException {
    var path = request.path();
    if (path.equals(OdooReceiver.PATH)) sandbox.odoo().serve(request, exchange);
    else if (path.startsWith(RECEIVERS)) receive(request, exchange);
    else if (path.equals(Control.ROOT) || path.startsWith(Control.ROOT + "/")) exchange.send(control.answer(request));
    else exchange.send(Answer.text(404, "Nothing is faked at %s. There are %s, %sNAME and %s.".formatted(path, OdooReceiver.PATH, RECEIVERS, Control.ROOT)));
  }

  private void receive(Request request, Exchange exchange) throws IOException, InterruptedException {
    Receiver receiver;
    try {
      receiver = sandbox.receiver(request.path().substring(RECEIVERS.length()).split("/", 2)[0]);
    } catch (IllegalArgumentException badName) {
      exchange.send(Answer.text(404, badName.getMessage()));
      return;
    }
    receiver.serve(request, exchange);
  }
}
