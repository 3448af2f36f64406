package dev.junction.hub.outbound;

import dev.junction.hub.spi.HttpCalls;
import dev.junction.hub.spi.TimeLimit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one HTTP client. Close it when the hub stops. */
public final class Outbound implements HttpCalls, AutoCloseable {
  /** How long one address may take to accept a connection, and again for its TLS handshake. */
  public static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** Below the five seconds after which many servers close an idle connection, so that none is used while it is being closed. */
  private static final TimeValue IDLE_AT_MOST = TimeValue.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  private final Duration connectWithin;
  private final SystemLookup systemLookup = new SystemLookup();
  private final CloseableHttpClient toPublic;
  private final CloseableHttpClient toAny;

  /**
   * @param version this hub's, for the User-Agent
   * @param trust   whose certificates are believed, see {@link dev.junction.hub.spi.Trust}
   */
  public Outbound(String version, SSLContext trust) {
    this(version, trust, null, CONNECT_WITHIN);
  }

  /** @param lookup finds addresses; null for the system's own */
  Outbound(String version, SSLContext trust, NameLookup lookup, Duration connectWithin) {
    this.connectWithin = connectWithin;
    var product = "Junction/" + version;
    var names = lookup == null ? systemLookup : lookup;
    // Two pools: a connection that was allowed to a private address must never serve a call that isn't.
    toPublic = client(product, new AddressGuard(names, false), trust);
    toAny = client(product, new AddressGuard(names, true), trust);
  }

  private CloseableHttpClient client(String product, AddressGuard guard, SSLContext trust) {
    return HttpClients.custom()
        .setConnectionManager(GuardedConnections.pool(guard, trust, connectWithin))
        .setKeepAliveStrategy(
            (response, context) -> {
              var asked = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
              return TimeValue.isPositive(asked) && asked.compareTo(IDLE_AT_MOST) < 0 ? asked : IDLE_AT_MOST;
            })
        .setUserAgent(product)
        .addRequestInterceptorLast((request, entity, context) -> Step.WAITING.reachedIn(context))
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .evictExpiredConnections()
        .evictIdleConnections(IDLE_AT_MOST)
        .build();
  }

  @Override
  public Reply send(Request request) throws InterruptedException {
    var context = HttpClientContext.create();
    try {
      return TimeLimit.within(request.within(), () -> exchange(request, context));
    } catch (TimeoutException over) {
      return Failure.timedOut(Step.of(context), request.url(), request.within());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception thrown) {
        return Failure.of(thrown, Step.of(context), request.url(), request.within(), connectWithin);
      }
      throw (Error) failed.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    try (systemLookup; toPublic; toAny) {
      // Closed in reverse order, all of them whatever one throws.
    }
  }

  private Answered exchange(Request request, HttpClientContext context) throws IOException {
    var client = request.allowPrivate() ? toAny : toPublic;
    var call = call(request);
    var url = request.url();
    var response = client.executeOpen(new HttpHost(url.scheme(), url.host(), url.port()), call, context);
    var whole = false;
    try {
      Step.READING.reachedIn(context);
      var body = read(response, request.answerBytes() + 1);
      whole = body.length <= request.answerBytes();
      return new Answered(
          response.getCode(), headers(response), whole ? body : Arrays.copyOf(body, request.answerBytes()), !whole);
    } finally {
      if (whole) {
        response.close();
      } else {
        drop(call, response);
      }
    }
  }

  /** Closing a response alone would read it to its end, however far that is; so the connection is cut first. */
  private static void drop(HttpUriRequestBase call, ClassicHttpResponse response) {
    call.cancel();
    try {
      response.close();
    } catch (IOException cut) {
      LOG.trace("dropped the rest of an answer", cut);
    }
  }

  private static HttpUriRequestBase call(Request request) {
    var url = request.url();
    var call = new HttpUriRequestBase(request.method(), URI.create("/"));
    call.setScheme(url.scheme());
    call.setAuthority(new URIAuthority(url.host(), url.port()));
    call.setPath(url.target());
    request.headers().forEach(call::setHeader);
    if (request.body().length > 0) {
      call.setEntity(new ByteArrayEntity(request.body(), null));
    }
    var within = Timeout.of(request.within());
    call.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(within)
            .setResponseTimeout(within)
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build());
    return call;
  }

  private static byte[] read(ClassicHttpResponse response, int atMost) throws IOException {
    return response.getEntity() == null ? new byte[0] : response.getEntity().getContent().readNBytes(atMost);
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return headers;
  }
}
