package dev.junction.hub.web;

import dev.junction.hub.RunningHub;
import dev.junction.hub.settings.HubSettings;
import dev.junction.hub.spi.InvalidSetting;
import dev.junction.hub.store.StartRefused;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A hub with its web server. */
public final class HubServer implements AutoCloseable {
  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %msg%n%wEx";

  private final ServletWebServerApplicationContext context;

  private HubServer(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /** How the log is written. */
  public enum Log {
    /** One JSON object per line, with the event's and the trace's id. */
    JSON,
    /** For a person's eyes. */
    TEXT
  }

  /**
   * Starts it.
   *
   * @throws StartRefused when it can't or must not start; the message says why and what to do
   */
  public static HubServer start(Launch launch, Log log) {
    var defaults = defaults(launch);
    if (log == Log.JSON) {
      defaults.put("logging.structured.format.console", "logstash");
    } else {
      defaults.put("logging.pattern.console", PATTERN);
    }
    return start(launch, defaults);
  }

  /**
   * Starts it with its log, as text, in a file only.
   *
   * @throws StartRefused as {@link #start}
   */
  public static HubServer startQuietly(Launch launch, Path log) {
    var defaults = defaults(launch);
    defaults.put("logging.threshold.console", "OFF");
    defaults.put("logging.file.name", log.toString());
    defaults.put("logging.pattern.file", PATTERN);
    return start(launch, defaults);
  }

  private static HubServer start(Launch launch, Map<String, Object> defaults) {
    var application = new SpringApplication(ServerConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(true);
    application.setDefaultProperties(defaults);
    application.addInitializers(
        (ApplicationContextInitializer<ConfigurableApplicationContext>)
            starting -> {
              starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("junction", fixed(launch)));
              ((GenericApplicationContext) starting).registerBean(Launch.class, () -> launch);
            });
    try {
      return new HubServer((ServletWebServerApplicationContext) application.run());
    } catch (RuntimeException failed) {
      throw refused(failed, launch);
    }
  }

  private static Map<String, Object> defaults(Launch launch) {
    var values = new LinkedHashMap<String, Object>();
    values.put("spring.config.location", "optional:classpath:/none/");
    values.put("logging.level.root", "INFO");
    values.put("logging.level.org.springframework", "ERROR");
    values.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
    values.put("logging.level.org.eclipse.jetty", "WARN");
    values.put("logging.level.com.zaxxer.hikari", "WARN");
    values.put("logging.level.org.flywaydb", "WARN");
    values.put("logging.level." + AccessLog.LOGGER, launch.settings().get(HubSettings.class).accessLog() ? "INFO" : "OFF");
    return values;
  }

  /** What must not be changed by a stray variable of another program. */
  private static Map<String, Object> fixed(Launch launch) {
    var hub = launch.settings().get(HubSettings.class);
    var values = new LinkedHashMap<String, Object>();
    values.put("server.port", hub.port());
    values.put("server.address", hub.bind());
    // Calls under way are waited for by the hot lane, through which all of them go.
    values.put("server.shutdown", "immediate");
    values.put("server.error.include-message", "never");
    values.put("server.error.include-stacktrace", "never");
    values.put("spring.threads.virtual.enabled", true);
    values.put("spring.mvc.problemdetails.enabled", true);
    // What a caller of the admin API leaves out is false, as the API says.
    values.put("spring.jackson.deserialization.fail-on-null-for-primitives", false);
    values.put("spring.jmx.enabled", false);
    values.put("management.endpoints.web.base-path", "/");
    values.put("management.endpoints.web.discovery.enabled", false);
    values.put("management.endpoints.web.exposure.include", "health,prometheus");
    values.put("management.endpoints.web.path-mapping.prometheus", "metrics");
    values.put("management.endpoint.health.show-details", "never");
    values.put("management.endpoint.health.probes.enabled", true);
    values.put("management.endpoint.health.group.live.include", "livenessState");
    values.put("management.endpoint.health.group.ready.include", "readinessState,store");
    values.put("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,ATTENTION,UP,UNKNOWN");
    values.put("management.health.diskspace.enabled", false);
    values.put("management.health.db.enabled", false);
    return values;
  }

  private static StartRefused refused(RuntimeException failed, Launch launch) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refusal) {
        return refusal;
      }
      if (cause instanceof InvalidSetting wrong) {
        return new StartRefused(wrong.key() + ": " + wrong.getMessage(), failed);
      }
      if (cause instanceof PortInUseException) {
        return new StartRefused(
            "Port %d is in use. Stop the program that has it, or choose another (hub.port)."
                .formatted(launch.settings().get(HubSettings.class).port()),
            failed);
      }
    }
    throw failed;
  }

  /** The port that it listens on. */
  public int port() {
    return context.getWebServer().getPort();
  }

  public RunningHub hub() {
    return context.getBean(RunningHub.class);
  }

  /** Waits until somebody stops it. */
  public void join() throws InterruptedException {
    var stopped = new CountDownLatch(1);
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            stopped.countDown();
          }
        });
    stopped.await();
  }

  /** Lets what is under way finish, then stops. */
  @Override
  public void close() {
    context.close();
  }
}
