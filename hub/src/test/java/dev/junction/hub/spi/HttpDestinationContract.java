package dev.junction.hub.spi;

import static dev.junction.hub.spi.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.outbound.TestOutbound;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.sandbox.Fault;
import dev.junction.sandbox.Peer;
import dev.junction.sandbox.Received;
import dev.junction.sandbox.Sandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of destination that is reached over HTTP keeps to. */
public abstract class HttpDestinationContract extends DestinationKindContract {
  protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  protected static final HttpCalls HTTP = TestOutbound.OUTBOUND;
  protected static Sandbox sandbox;

  @BeforeAll
  static void startPeers() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void stopPeers() {
    sandbox.close();
  }

  @BeforeEach
  void forgetWhatWas() {
    peer().faults().clear();
    peer().inbox().clear();
  }

  /** The other side. */
  protected abstract Peer peer();

  /** Its URL. */
  protected abstract String url();

  /** A destination with these settings and {@link #secrets()}. */
  protected Destination destination(Map<String, String> settings) {
    return new Destination("d1", "the peer", kind().name(), settings, secrets(), false);
  }

  protected Destination with(String name, String value) {
    var settings = new HashMap<>(working().settings());
    settings.put(name, value);
    return destination(settings);
  }

  @Override
  protected Destination working() {
    return destination(Map.of("url", url(), "allow-private", "true", "timeout", "5"));
  }

  @Override
  protected Destination at(int port) {
    return destination(Map.of("url", "http://127.0.0.1:" + port + "/hook?key=geheim", "allow-private", "true", "timeout", "1"));
  }

  @Override
  protected List<String> received() {
    return peer().inbox().all().stream().map(Received::request).map(request -> request.headers() + request.text()).toList();
  }

  @Test
  void aPrivateAddressIsRefusedUnlessAllowed() throws Exception {
    var outcome = attempt(with("allow-private", "false"));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(reason(outcome)).contains("127.0.0.1").contains("loopback").contains("allow-private");
    assertThat(received()).isEmpty();
  }

  @Test
  protected void aHugeAnswerIsNotReadToItsEnd() throws Exception {
    peer().faults().next(new Fault.Huge(1L << 40));
    var began = System.nanoTime();
    var outcome = attempt(working());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.response()).hasSize(Kept.BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 90})
  void aResetMayWorkLater(int afterBytes) throws Exception {
    peer().faults().next(new Fault.Reset(afterBytes));
    var outcome = attempt(working());
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(reason(outcome)).contains("broke the connection off").contains("unknown");
  }

  @Test
  void anAnswerThatDripsIsCutOff() throws Exception {
    peer().faults().next(new Fault.Drip(50));
    var outcome = attempt(with("timeout", "1"));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(reason(outcome)).contains("1.0 s");
  }

  @ParameterizedTest
  @CsvSource({"https://elsewhere.example/x?token=t,to https://elsewhere.example", "http://169.254.169.254/latest,to http://169.254.169.254"})
  void aRedirectIsNotFollowed(String location, String named) throws Exception {
    peer().faults().next(new Fault.Redirect(URI.create(location), 307));
    var outcome = attempt(working());
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.status()).isEqualTo(307);
    assertThat(reason(outcome)).contains(named).contains("not followed").doesNotContain("token").doesNotContain("latest");
    assertThat(received()).hasSize(1);
  }

  @Test
  void goneStops() throws Exception {
    peer().faults().next(new Fault.Status(410));
    assertThat(attempt(working())).isInstanceOf(Outcome.Stopped.class).extracting(Outcome::status).isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource({"429,7,PT7S", "503,60,PT1M", "429,999999,PT24H", "503,0,PT0S"})
  void whoAsksForAWaitGetsIt(int status, int seconds, Duration wait) throws Exception {
    peer().faults().next(new Fault.Status(status, seconds, "busy"));
    assertThat(attempt(working()))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.status()).isEqualTo(status);
          assertThat(failed.after()).isEqualTo(Optional.of(wait));
          assertThat(failed.response()).isEqualTo("busy");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 422, 500, 502})
  void anErrorMayWorkLater(int status) throws Exception {
    peer().faults().next(new Fault.Status(status, 9, "sorry"));
    assertThat(attempt(working()))
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.status()).isEqualTo(status);
          assertThat(failed.after()).isEmpty();
          assertThat(failed.reason()).contains(String.valueOf(status));
        });
  }

  @Test
  void aSlowSuccessIsASuccess() throws Exception {
    peer().faults().next(new Fault.Hang());
    var attempt = new FutureTask<>(() -> attempt(working()));
    Thread.ofVirtual().start(attempt);
    peer().inbox().await(1, SOON);
    assertThat(releasedUntilDone(attempt)).isInstanceOf(Outcome.Delivered.class);
  }

  /** Lets the peer go on again and again: the first time may come before it waits. */
  private Outcome releasedUntilDone(FutureTask<Outcome> attempt) throws Exception {
    for (var left = 100; ; left--) {
      peer().faults().release();
      try {
        return attempt.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        assertThat(left).isPositive();
      }
    }
  }

  @Test
  void aSecretThatTheOtherSideRepeatsIsMasked() throws Exception {
    var secret = secrets().getFirst().reveal();
    peer().faults().next(new Fault.Status(500, null, "x".repeat(Kept.BYTES - 10) + secret));
    assertNoSecretIn(attempt(working()));
    peer().faults().next(new Fault.Status(500, null, "expected key " + secret + " here"));
    var outcome = attempt(working());
    assertNoSecretIn(outcome);
    assertThat(outcome.response()).isEqualTo("expected key ******** here");
  }

  @Test
  void everyRequestSaysWhoSentIt() throws Exception {
    attempt(with("headers", "X-Campus: north\nX-Team: it"));
    var request = peer().inbox().all().getFirst().request();
    assertThat(request.header("User-Agent")).contains("Junction/1.2.3");
    assertThat(request.header("X-Junction-Delivery")).contains(DELIVERY);
    assertThat(request.header("X-Campus")).contains("north");
    assertThat(request.header("X-Team")).contains("it");
    assertThat(request.header("Accept-Encoding")).isEmpty();
    assertThat(request.header("Cookie")).isEmpty();
    assertThat(request.header("Upgrade")).isEmpty();
  }
}
