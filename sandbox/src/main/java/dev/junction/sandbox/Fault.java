package dev.junction.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One way for a peer to misbehave. In JSON its {@code kind} comes first, the rest are the members of the record; a member left
 * out has the default that its record names.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
  @JsonSubTypes.Type(value = Fault.Drip.class, name = "drip"),
  @JsonSubTypes.Type(value = Fault.Huge.class, name = "huge"),
  @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = Fault.Redirect.class, name = "redirect"),
  @JsonSubTypes.Type(value = Fault.RpcError.class, name = "jsonrpc-error"),
  @JsonSubTypes.Type(value = Fault.InvalidJson.class, name = "invalid-json")
})
public sealed interface Fault {

  /**
   * Answers the request in its own way.
   *
   * @param usual what the peer would have said; asking for it lets the peer do its work
   * @param hold  what a hanging or dripping answer waits for
   */
  void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException, InterruptedException;

  /** The fault of this kind with its defaults; a redirect has none, because its location must be said. */
  static Fault of(String kind) {
    return Json.read("{\"kind\":\"%s\"}".formatted(kind.replaceAll("[^a-z-]", "?")), Fault.class);
  }

  /**
   * Answers this status instead of doing the work.
   *
   * @param status            400 to 599 mostly; 503 if left out
   * @param retryAfterSeconds the {@code Retry-After} header; none if left out
   * @param body              plain text; empty if left out
   */
  record Status(Integer status, Integer retryAfterSeconds, String body) implements Fault {
    /** Fills in the defaults. */
    public Status {
      if (status == null) status = 503;
      if (status < 200 || status > 599) throw new IllegalArgumentException("A fault's status is between 200 and 599, got " + status);
      if (body == null) body = "";
    }

    /** Only a status. */
    public Status(int status) {
      this(status, null, null);
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      var answer = Answer.text(status, body);
      exchange.send(retryAfterSeconds == null ? answer : answer.with("Retry-After", retryAfterSeconds.toString()));
    }
  }

  /** Accepts the request and says nothing until it is released; then does the work and answers as usual. */
  record Hang() implements Fault {
    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException, InterruptedException {
      hold.untilReleased();
      exchange.send(usual.get());
    }
  }

  /**
   * Does the work, but sends its answer one byte at a time, status line included.
   *
   * @param intervalMillis between two bytes; 1000 if left out
   */
  record Drip(Integer intervalMillis) implements Fault {
    /** Fills in the default. */
    public Drip {
      if (intervalMillis == null) intervalMillis = 1000;
      if (intervalMillis < 1) throw new IllegalArgumentException("A drip's intervalMillis is at least 1, got " + intervalMillis);
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException, InterruptedException {
      exchange.drip(usual.get(), Duration.ofMillis(intervalMillis), hold);
    }
  }

  /**
   * Answers 200 with a huge body of undeclared length.
   *
   * @param bytes its length; 10 MiB if left out
   */
  record Huge(Long bytes) implements Fault {
    /** Fills in the default. */
    public Huge {
      if (bytes == null) bytes = 10L * 1024 * 1024;
      if (bytes < 1) throw new IllegalArgumentException("A huge body has at least 1 byte, got " + bytes);
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      exchange.flood(bytes);
    }
  }

  /**
   * Does the work, then resets the connection in the middle of the answer: the sender can't know the outcome.
   *
   * @param afterBytes of the answer that leave before; 20 if left out, which ends inside the head
   */
  record Reset(Integer afterBytes) implements Fault {
    /** Fills in the default. */
    public Reset {
      if (afterBytes == null) afterBytes = 20;
      if (afterBytes < 0) throw new IllegalArgumentException("A reset's afterBytes is at least 0, got " + afterBytes);
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      exchange.tear(usual.get(), afterBytes);
    }
  }

  /**
   * Sends the caller elsewhere.
   *
   * @param location must be given
   * @param status   301, 302, 303, 307 or 308; 302 if left out
   */
  record Redirect(URI location, Integer status) implements Fault {
    /** Fills in the default. */
    public Redirect {
      if (location == null) throw new IllegalArgumentException("A redirect needs its location");
      if (status == null) status = 302;
      if (status < 300 || status > 399) throw new IllegalArgumentException("A redirect's status is between 300 and 399, got " + status);
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      exchange.send(Answer.text(status, "").with("Location", location.toString()));
    }
  }

  /**
   * Answers 200 with a JSON-RPC error, as Odoo does when a controller raises (protocols/odoo.md, section 11).
   *
   * @param name    the Python exception; {@code builtins.ValueError} if left out
   * @param message what it says; a text that names the sandbox if left out
   */
  record RpcError(String name, String message) implements Fault {
    /** Fills in the defaults. */
    public RpcError {
      if (name == null) name = "builtins.ValueError";
      if (message == null) message = "the sandbox was told to fail";
    }

    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      exchange.send(Envelope.NO_ID.error(name, message));
    }
  }

  /** Answers 200, calls it JSON, and ends in the middle of a member. */
  record InvalidJson() implements Fault {
    @Override public void answer(Exchange exchange, Supplier<Answer> usual, Hold hold) throws IOException {
      exchange.send(Answer.json(200, "{\"jsonrpc\": \"2.0\", \"id\": null, \"result\": {\"sta"));
    }
  }
}
