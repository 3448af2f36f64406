package dev.junction.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The fakes of every peer, running on the loopback address until it is closed.
 *
 * <pre>{@code
 * try (var sandbox = Sandbox.start()) {
 *   sandbox.receiver("crm").faults().next(new Fault.Status(503), new Fault.Reset(20));
 *   ... let the hub deliver to sandbox.receiver("crm").url() ...
 *   sandbox.receiver("crm").inbox().await(3, Duration.ofSeconds(10));
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

  private final Setup setup;
  private final Map<String, Receiver> receivers = new ConcurrentSkipListMap<>();
  private final OdooReceiver odoo;
  private final MailSink mail = new MailSink();
  private final Sender sender;
  private final RecordedPosts recordedPosts = new RecordedPosts();
  private final GuideEvents guideEvents;
  private final Server server;

  private Sandbox(Setup setup) {
    this.setup = setup;
    odoo = new OdooReceiver(setup.odooSecret());
    sender = new Sender(setup.clock(), () -> UUID.randomUUID().toString());
    guideEvents = new GuideEvents(setup.seed(), setup.clock().instant());
    server = new Server(setup.port(), setup.clock(), new Routes(this));
    try {
      mail.start(setup.smtpPort());
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  /** Starts on free ports. */
  public static Sandbox start() {
    return start(Setup.defaults());
  }

  /**
   * Starts; everything listens when this returns.
   *
   * @throws java.io.UncheckedIOException if the HTTP port can't be had
   * @throws IllegalStateException        if the SMTP port can't be had
   */
  public static Sandbox start(Setup setup) {
    return new Sandbox(setup);
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Where the mail sink listens, on 127.0.0.1. */
  public int smtpPort() {
    return mail.port();
  }

  /** The Odoo with the guide's webhook controller, at {@code /moodle/webhook}. */
  public OdooReceiver odoo() {
    return odoo;
  }

  /**
   * The receiver of this name, at {@code /receiver/NAME}; made when it is first named.
   *
   * @throws IllegalArgumentException if it can't be a receiver's name
   */
  public Receiver receiver(String name) {
    return receivers.computeIfAbsent(name, key -> new Receiver(key, url(), setup.clock()));
  }

  /** Every receiver so far by its name. */
  public Map<String, Receiver> receivers() {
    return new TreeMap<>(receivers);
  }

  /** The Odoo receiver for {@code odoo}, else the receiver of this name. */
  Peer peer(String name) {
    return name.equals(OdooReceiver.NAME) ? odoo : receiver(name);
  }

  /**
   * A URL that always fails in this way, such as {@code reset} or {@code hang}; the kinds are those of {@link Fault}, with their defaults.
   *
   * @throws IllegalArgumentException if there is no such kind, or it has no defaults
   */
  public String brokenUrl(String kind) {
    var broken = Fault.of(kind);
    var receiver = receiver("broken-" + kind);
    receiver.faults().always(broken);
    return receiver.url();
  }

  /** What mail has come. */
  public MailSink mail() {
    return mail;
  }

  /** Posts signed webhooks. */
  public Sender sender() {
    return sender;
  }

  /** What a real bbb-webhooks sent. */
  public RecordedPosts recordedPosts() {
    return recordedPosts;
  }

  /** What the guide's handlers take. */
  public GuideEvents guideEvents() {
    return guideEvents;
  }

  /** Stops everything; hung requests lose their connection. */
  @Override public void close() {
    server.close();
    sender.close();
    mail.close();
  }

  /**
   * Runs the sandbox until standard input ends or the process is told to terminate, so that it never outlives its parent.
   * Prints one line when everything listens: <code>{"url":"http://127.0.0.1:PORT","smtpPort":N}</code>.
   *
   * @param args {@code --port N} and {@code --smtp-port N}, 0 or left out for any free one
   */
  public static void main(String... args) throws IOException {
    // GreenMail logs through SLF4J, which otherwise complains that nobody listens.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Setup setup;
    try {
      setup = parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (var sandbox = start(setup)) {
      System.out.println("{\"url\":\"%s\",\"smtpPort\":%d}".formatted(sandbox.url(), sandbox.smtpPort()));
      System.out.flush();
      while (System.in.read() >= 0) continue;
    }
  }

  static Setup parse(List<String> args) {
    var setup = Setup.defaults();
    var left = new ArrayList<>(args);
    while (!left.isEmpty()) {
      var option = left.remove(0);
      var value = left.isEmpty() ? "" : left.remove(0);
      if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535 || !option.matches("--(smtp-)?port"))
        throw new IllegalArgumentException("Starting the sandbox: expected --port N and --smtp-port N with N from 0 to 65535, got %s %s".formatted(option, value));
      setup = option.equals("--port") ? setup.withPort(Integer.parseInt(value)) : setup.withSmtpPort(Integer.parseInt(value));
    }
    return setup;
  }
}
