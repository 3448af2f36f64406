package dev.junction.hub.outbound;

import dev.junction.hub.spi.HttpCalls.Cause;
import dev.junction.hub.spi.HttpCalls.Unanswered;
import dev.junction.hub.spi.HttpUrl;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

/** Puts into words why there was no answer. */
final class Failure {
  private Failure() {}

  /** The total time was over at {@code step}. */
  static Unanswered timedOut(Step step, HttpUrl url, Duration within) {
    var limit = within.toMillis() / 1000.0;
    return switch (step) {
      case CONNECTING, ENCRYPTING -> slowToConnect(step, url, "in the %s s of this call".formatted(limit));
      case WAITING ->
          new Unanswered(
              Cause.ANSWER_TIMEOUT,
              "%s took the connection but didn't answer in %s s; whether it acted on the call is unknown"
                  .formatted(url.origin(), limit));
      case READING ->
          new Unanswered(
              Cause.TOTAL_TIMEOUT,
              "%s began to answer but hadn't finished after %s s; the call was cut".formatted(url.origin(), limit));
    };
  }

  /** The exchange failed with {@code thrown} at {@code step}. */
  static Unanswered of(Exception thrown, Step step, HttpUrl url, Duration within, Duration connectWithin) {
    return switch (thrown) {
      case AddressGuard.Refused refused -> new Unanswered(Cause.REFUSED_ADDRESS, refused.getMessage());
      case UnknownHostException unknown ->
          new Unanswered(
              Cause.UNKNOWN_HOST,
              "no address is known for the host %s; compare its spelling, and this machine's DNS".formatted(url.host()));
      case SocketTimeoutException slow when step == Step.CONNECTING || step == Step.ENCRYPTING ->
          slowToConnect(step, url, "in %s s".formatted(connectWithin.toMillis() / 1000.0));
      case SocketTimeoutException slow -> timedOut(step, url, within);
      case ConnectException refused -> unreachable(url, refused);
      case NoRouteToHostException nowhere -> unreachable(url, nowhere);
      case SSLException tls when step == Step.ENCRYPTING -> encryption(tls, url);
      case IOException broken when step == Step.ENCRYPTING ->
          new Unanswered(
              Cause.TLS,
              "%s closed the connection during the TLS handshake; does port %d speak https?".formatted(url.origin(), url.port()));
      case MessageConstraintException tooLarge -> notHttp(url, "headers beyond all bounds");
      case UnsupportedHttpVersionException version -> notHttp(url, "an HTTP version other than 1.0 and 1.1");
      case HttpException garbled -> notHttp(url, "something that is not HTTP");
      case IOException broken ->
          new Unanswered(
              Cause.BROKEN_OFF,
              "%s broke the connection off %s; whether it acted on the call is unknown"
                  .formatted(url.origin(), step == Step.READING ? "in the middle of its answer" : "before it answered"));
      default -> throw new IllegalStateException("calling " + url.origin(), thrown);
    };
  }

  private static Unanswered slowToConnect(Step step, HttpUrl url, String limit) {
    return new Unanswered(
        Cause.CONNECT_TIMEOUT,
        step == Step.ENCRYPTING
            ? "%s took the connection but didn't finish the TLS handshake %s".formatted(url.origin(), limit)
            : "no connection to %s %s; is the host up, its name served, and the port open in between?".formatted(url.origin(), limit));
  }

  private static Unanswered unreachable(HttpUrl url, IOException why) {
    var refused = String.valueOf(why.getMessage()).contains("refused");
    return new Unanswered(
        Cause.UNREACHABLE,
        refused
            ? "%s refused the connection; is the service running on port %d?".formatted(url.origin(), url.port())
            : "%s can't be reached from here: no route to it".formatted(url.origin()));
  }

  private static Unanswered encryption(SSLException tls, HttpUrl url) {
    var why =
        switch (tls) {
          case SSLPeerUnverifiedException name -> "its certificate is for another name than " + url.host();
          case SSLException chain when certificate(chain) != null -> "its certificate is not trusted: " + certificate(chain).getMessage();
          default -> tls.getMessage();
        };
    return new Unanswered(Cause.TLS, "no encrypted connection to %s: %s".formatted(url.origin(), why));
  }

  private static CertificateException certificate(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException certificate) {
        return certificate;
      }
    }
    return null;
  }

  private static Unanswered notHttp(HttpUrl url, String what) {
    return new Unanswered(Cause.NOT_HTTP, "expected an HTTP answer from %s, got %s".formatted(url.origin(), what));
  }
}
