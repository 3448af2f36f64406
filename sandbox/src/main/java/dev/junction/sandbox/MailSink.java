package dev.junction.sandbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** An SMTP server on the loopback address that keeps what it gets and can be told to refuse. It takes any user and password. */
public final class MailSink implements AutoCloseable {

  private static final Pattern REFUSAL = Pattern.compile("[45]\\d\\d [ -~]+");

  private final Inbox<Mail> inbox = new Inbox<>("the mail sink");
  private volatile Optional<String> refusal = Optional.empty();
  private SmtpServer server;

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException if it can't listen there within 10 s
   */
  public synchronized void start(int port) {
    var post = new Post();
    post.getUserManager().setAuthRequired(false);
    var starting = new SmtpServer(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), post);
    starting.setDaemon(true);
    // GreenMail tells why it can't listen only by letting its thread die.
    var failure = new CompletableFuture<Throwable>();
    starting.setUncaughtExceptionHandler((thread, thrown) -> failure.complete(thrown));
    starting.startService();
    try {
      if (!starting.waitTillRunning(10_000))
        throw new IllegalStateException("Starting the mail sink: can't listen on 127.0.0.1:%d. Choose another port, or 0 for any free one.".formatted(port),
            failure.getNow(null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Starting the mail sink: interrupted", e);
    }
    server = starting;
  }

  /** The port to send mail to, on 127.0.0.1, without TLS. */
  public synchronized int port() {
    started();
    return server.getPort();
  }

  /** All so far. */
  public List<Mail> messages() {
    started();
    return inbox.all();
  }

  /** All, as soon as there are at least so many; see {@link Inbox#await}. */
  public List<Mail> await(int count, Duration within) {
    started();
    return inbox.await(count, within);
  }

  /** Forgets all messages. */
  public void clear() {
    inbox.clear();
  }

  /** Refuses every recipient with this reply, such as {@code 550 no such mailbox} (for ever) or {@code 451 try later}. */
  public void refuse(String reply) {
    if (!REFUSAL.matcher(reply).matches())
      throw new IllegalArgumentException("Refusing mail: expected an SMTP reply such as '550 no such mailbox', got '%s'".formatted(reply));
    refusal = Optional.of(reply);
  }

  /** Takes mail again. */
  public void accept() {
    refusal = Optional.empty();
  }

  /** The reply it refuses with; empty while it takes mail. */
  public Optional<String> refusal() {
    return refusal;
  }

  private synchronized void started() {
    if (server == null) throw new IllegalStateException("The mail sink isn't started. Call start(0) first, or take the one of Sandbox.start().");
  }

  /** Stops listening; messages stay readable. */
  @Override public synchronized void close() {
    if (server != null) server.stopService();
  }

  /** Hands GreenMail's server our own post office instead of its mailboxes. */
  private final class Post extends Managers {
    private final SmtpManager office = new SmtpManager(getImapHostManager(), getUserManager()) {
      @Override public String checkRecipient(SmtpState state, MailAddress recipient) {
        return refusal.orElse(null);
      }

      @Override public void send(SmtpState state) {
        var moving = state.getMessage();
        var to = moving.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList();
        var from = moving.getReturnPath().getEmail();
        try {
          var subject = Optional.ofNullable(moving.getMessage().getSubject()).orElse("");
          var body = text(moving.getMessage()).orElse("");
          inbox.add(number -> new Mail(number, from, to, subject, body));
        } catch (MessagingException e) {
          throw new IllegalStateException("Reading a message from %s to %s".formatted(from, to), e);
        } catch (IOException e) {
          throw new UncheckedIOException("Reading a message from %s to %s".formatted(from, to), e);
        }
      }
    };

    @Override public SmtpManager getSmtpManager() {
      return office;
    }
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/*")) {
      var text = part.getContent().toString();
      // SMTP itself adds the last line end.
      return Optional.of(part instanceof MimeMessage ? text.stripTrailing() : text);
    }
    if (!part.isMimeType("multipart/*")) return Optional.empty();
    var parts = (Multipart) part.getContent();
    var first = Optional.<String>empty();
    for (int i = 0; i < parts.getCount(); i++) {
      var text = text(parts.getBodyPart(i));
      if (text.isPresent() && parts.getBodyPart(i).isMimeType("text/plain")) return text;
      if (first.isEmpty()) first = text;
    }
    return first;
  }
}
