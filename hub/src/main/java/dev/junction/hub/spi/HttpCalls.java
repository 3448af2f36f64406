package dev.junction.hub.spi;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way out to other systems over HTTP. One call is one exchange: no redirect is followed, nothing is tried again, no cookie
 * is kept, nothing is decompressed. Safe for many threads; made for virtual ones.
 */
public interface HttpCalls {
  /**
   * Sends and waits for the answer, at most {@link Request#within()}. What the other side does is a {@link Reply}, never an
   * exception.
   *
   * @throws InterruptedException when this thread was interrupted; the exchange is aborted, and whether it arrived is unknown
   */
  Reply send(Request request) throws InterruptedException;

  /**
   * What is to be sent.
   *
   * @param method       {@code POST}, {@code GET}, ...
   * @param url          where to
   * @param headers      one value per name; {@code User-Agent} is added when absent
   * @param body         empty for none
   * @param within       the total time, from looking up the name to the last byte read of the answer
   * @param allowPrivate whether the host may have an address that is not public (loopback, campus network)
   * @param answerBytes  how much of the answer is read; the rest is dropped together with the connection
   */
  record Request(
      String method,
      HttpUrl url,
      Map<String, String> headers,
      byte[] body,
      Duration within,
      boolean allowPrivate,
      int answerBytes) {

    /** Without header values, path and body: these may carry secrets. */
    @Override
    public String toString() {
      return method + " " + url.origin() + " with " + headers.keySet() + " and " + body.length + " bytes";
    }
  }

  /** What came of an exchange. */
  sealed interface Reply {}

  /**
   * The other side answered.
   *
   * @param status  the HTTP status, whatever it is
   * @param headers first value of each, names in lower case
   * @param body    at most {@link Request#answerBytes()} bytes
   * @param cut     whether the answer was longer than {@code body}
   */
  record Answered(int status, Map<String, String> headers, byte[] body, boolean cut) implements Reply {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as text, in the charset that it names; UTF-8 when it names none. See {@link Kept} for what may be recorded of it. */
    public String text() {
      return new String(body, charset());
    }

    private Charset charset() {
      var named = CHARSET.matcher(headers.getOrDefault("content-type", ""));
      try {
        return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
      } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownHere) {
        return StandardCharsets.UTF_8;
      }
    }
  }

  /**
   * There was no answer, or not a whole one.
   *
   * @param cause  what went wrong
   * @param reason for an administrator: to whom, what happened, what to do; without path, query or secrets
   */
  record Unanswered(Cause cause, String reason) implements Reply {}

  /** Why there was no answer. */
  enum Cause {
    UNKNOWN_HOST,
    /** The host's address is not public, and the caller didn't allow that. Nothing was sent. */
    REFUSED_ADDRESS,
    /** Connection refused, or no route. */
    UNREACHABLE,
    /** No encrypted connection: certificate, host name or protocol. */
    TLS,
    /** The name was not found or the connection not made in time. */
    CONNECT_TIMEOUT,
    /** Connected and sent, but no answer began in time. */
    ANSWER_TIMEOUT,
    /** An answer began but didn't end in time. */
    TOTAL_TIMEOUT,
    /** The connection was closed or reset before the answer was whole. */
    BROKEN_OFF,
    /** What came is not HTTP, or larger than headers may be. */
    NOT_HTTP
  }
}
