package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.delivery.DeadLetters;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.spi.Route;
import dev.junction.hub.store.WriteProof;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The web server around a running hub. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({
  Security.class,
  EventsApi.class,
  DeadLettersApi.class,
  DestinationsApi.class,
  SubscriptionsApi.class,
  IntegrationsApi.class,
  Problems.class
})
class ServerConfiguration {
  private static final String ATTENTION = "ATTENTION";

  @Bean(destroyMethod = "close")
  RunningHub runningHub(Launch launch) throws Exception {
    return RunningHub.start(launch.settings(), launch.integrations(), launch.clock());
  }

  @Bean(destroyMethod = "close")
  LocalToken localToken(RunningHub hub) throws IOException {
    return LocalToken.issue(hub.settings().get(HubSettings.class).data(), new SecureRandom());
  }

  @Bean
  Traffic traffic(MeterRegistry registry) {
    return new Traffic(registry, new Random());
  }

  @Bean
  TrustedProxies trustedProxies(RunningHub hub) {
    return new TrustedProxies(hub.settings().get(HubSettings.class).trustedProxies());
  }

  @Bean
  List<Route> integrationRoutes(RunningHub hub, MeterRegistry registry) {
    hub.context().countIn((name, tags) -> registry.counter(name, tags).increment());
    return hub.routes();
  }

  @Bean
  HotLane hotLane(List<Route> integrationRoutes, Traffic traffic, TrustedProxies proxies) {
    return new HotLane(integrationRoutes, traffic, proxies);
  }

  @Bean
  RouterFunction<ServerResponse> webLane(List<Route> integrationRoutes, Traffic traffic, TrustedProxies proxies) {
    return new WebLane(traffic, proxies).routes(integrationRoutes);
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> lanes(HotLane hotLane) {
    return factory -> factory.addServerCustomizers(server -> putInFront(server, hotLane));
  }

  private static void putInFront(Server server, HotLane hotLane) {
    for (var connector : server.getConnectors()) {
      var http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
      http.setSendServerVersion(false);
    }
    hotLane.setHandler(server.getHandler());
    server.setHandler(hotLane);
  }

  @Bean
  FilterRegistrationBean<AccessLog> accessLog(TrustedProxies proxies) {
    var filter = new FilterRegistrationBean<>(new AccessLog(proxies));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Stops before the web server does, which would cut calls off. */
  @Bean
  SmartLifecycle hotLaneDrain(HotLane hotLane, RunningHub hub) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        running = true;
      }

      @Override
      public void stop() {
        running = false;
        try {
          hotLane.drain(hub.stopping().calls());
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }

  /** Ready means: what is sent here now would be made durable. */
  @Bean
  HealthIndicator storeHealthIndicator(RunningHub hub) {
    var proof = new WriteProof(hub.engine().store(), hub.context().clock(), hub.context().ids());
    return () -> proof.holds() ? Health.up().build() : Health.down().build();
  }

  /** Dead letters wait for a person: {@code /health} says so, while the hub stays ready. */
  @Bean
  HealthIndicator deadLettersHealthIndicator(RunningHub hub) {
    return () ->
        hub.engine().deadLetters().count(DeadLetters.Selection.ALL) == 0 ? Health.up().build() : Health.status(ATTENTION).build();
  }

  @Bean
  MeterBinder engineMeters(RunningHub hub) {
    return new EngineMeters(hub.engine(), hub.context().clock());
  }
}
