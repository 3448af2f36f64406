package dev.junction.hub.outbound;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** A pool whose connections go only where its guard lets them; it says how far each has come. */
final class GuardedConnections extends PoolingHttpClientConnectionManagerBuilder {
  private static final int PER_HOST = 64;
  private static final int IN_ALL = 512;

  private GuardedConnections() {}

  static PoolingHttpClientConnectionManager pool(DnsResolver guard, SSLContext trust, Duration connectWithin) {
    return new GuardedConnections()
        .setDnsResolver(guard)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.CLIENT, HttpsSupport.getDefaultHostnameVerifier()))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectWithin))
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                .build())
        .setMaxConnPerRoute(PER_HOST)
        .setMaxConnTotal(IN_ALL)
        .build();
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver guard, TlsSocketStrategy tls) {
    var byScheme = RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build();
    return new DefaultHttpClientConnectionOperator(ports, guard, byScheme) {
      @Override
      protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
        Step.CONNECTING.reachedIn(context);
      }

      @Override
      protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
        Step.ENCRYPTING.reachedIn(context);
      }

      @Override
      protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
        Step.WAITING.reachedIn(context);
      }
    };
  }
}
