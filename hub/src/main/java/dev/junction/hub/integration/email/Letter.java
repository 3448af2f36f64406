package dev.junction.hub.integration.email;

import dev.junction.hub.spi.DestinationKind.Parcel;
import dev.junction.hub.spi.Event;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as a message.
 *
 * @param from    its sender
 * @param to      its recipients
 * @param subject template with placeholders, see {@link #PLACEHOLDERS}
 */
record Letter(InternetAddress from, InternetAddress[] to, String subject) {
  static final String DEFAULT_SUBJECT = "[{site}] {type} {subject}";
  static final String PLACEHOLDERS = "{type}, {subject}, {site}, {source} and {id}";

  private static final int SUBJECT_LENGTH = 200;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]*)}");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]+");
  private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9-]");
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** @throws IllegalArgumentException naming the placeholder that doesn't exist */
  static void check(String subject) {
    PLACEHOLDER.matcher(subject).results().map(found -> found.group(1)).forEach(Letter::part);
  }

  /**
   * Writes the message. Its Message-ID comes from the delivery, so a repetition can be recognised by the mail server and the reader.
   *
   * @param now the time of the attempt
   */
  MimeMessage write(Session session, Parcel parcel, Instant now) throws MessagingException {
    var event = parcel.event();
    var message = new Identified(session, "<%s@%s>".formatted(NOT_IN_ID.matcher(parcel.deliveryId()).replaceAll("-"), domain()));
    message.setFrom(from);
    message.setRecipients(MimeMessage.RecipientType.TO, to);
    message.setSubject(subjectFor(event), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(now));
    // RFC 3834: keeps holiday notices from answering.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Junction-Event", NOT_IN_ID.matcher(event.id()).replaceAll("-"));
    message.setText(text(event), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  /** On one line whatever the event holds: a line break here would begin a header of the sender's choice. */
  private String subjectFor(Event event) {
    var filled = PLACEHOLDER.matcher(subject).replaceAll(found -> Matcher.quoteReplacement(part(found.group(1)).apply(event)));
    var line = CONTROLS.matcher(filled).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= SUBJECT_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SUBJECT_LENGTH)) + "…";
  }

  private static Function<Event, String> part(String placeholder) {
    return switch (placeholder) {
      case "type" -> Event::type;
      case "subject" -> event -> event.subject().orElse("");
      case "site" -> Event::site;
      case "source" -> Event::source;
      case "id" -> Event::id;
      default -> throw new IllegalArgumentException("expected the placeholders %s, got {%s}".formatted(PLACEHOLDERS, placeholder));
    };
  }

  private static String text(Event event) {
    return """
        What:      %s
        About:     %s
        Site:      %s
        Source:    %s
        Happened:  %s
        Received:  %s
        Event:     %s

        %s
        """
        .formatted(
            event.type(),
            event.subject().orElse("-"),
            event.site(),
            event.source(),
            event.occurredAt(),
            event.receivedAt(),
            event.id(),
            JSON.writeValueAsString(JSON.readTree(event.data())));
  }

  private String domain() {
    var address = from.getAddress();
    return address.substring(address.indexOf('@') + 1);
  }

  /** A message that keeps its id: saving would give it a new one. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
