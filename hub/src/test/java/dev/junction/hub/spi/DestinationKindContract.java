package dev.junction.hub.spi;

import static dev.junction.hub.spi.SampleEvents.enrolled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.DestinationKind.Parcel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of destination keeps to, whatever the other side does. */
public abstract class DestinationKindContract {
  protected static final String DELIVERY = "0197a1b2-0000-7000-8000-00000000000d";

  /** Of one attempt in these tests, and some time for a busy machine on top. */
  protected static final Duration SOON = Duration.ofSeconds(10);

  protected abstract DestinationKind kind();

  /** One whose other side takes what it gets. */
  protected abstract Destination working();

  /** One whose other side is this port of 127.0.0.1; an attempt takes at most a second. */
  protected abstract Destination at(int port);

  /** What the working other side got so far: one text for each time, holding all that could tell a repetition. */
  protected abstract List<String> received();

  /** What must never be shown. */
  protected abstract List<Secret> secrets();

  protected Outcome attempt(Destination destination) throws InterruptedException {
    return attempt(destination, enrolled());
  }

  protected Outcome attempt(Destination destination, Event event) throws InterruptedException {
    return kind().attempt(new Parcel(DELIVERY, 1, event), destination);
  }

  protected static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "";
      case Outcome.Failed failed -> failed.reason();
      case Outcome.Rejected rejected -> rejected.reason();
      case Outcome.Stopped stopped -> stopped.reason();
    };
  }

  protected void assertNoSecretIn(Outcome outcome) {
    for (var secret : secrets()) {
      assertThat(outcome.toString()).doesNotContain(secret.reveal());
    }
  }

  @Test
  void everyFieldSaysWhatItMeans() {
    assertThat(kind().name()).matches("[a-z-]+");
    assertThat(kind().meaning()).endsWith(".");
    assertThat(kind().fields()).allSatisfy(field -> {
      assertThat(field.name()).matches("[a-z-]+");
      assertThat(field.meaning()).endsWith(".");
      assertThat(field.required()).as("%s is required or has a fallback", field.name()).isEqualTo(field.fallback() == null);
    });
  }

  @Test
  void theFallbacksAreGoodSettings() {
    assertThat(kind().problems(working().settings(), working().secrets())).isEmpty();
    var settings = new java.util.HashMap<>(working().settings());
    kind().fields().stream()
        .filter(field -> field.fallback() != null)
        .forEach(field -> settings.putIfAbsent(field.name(), field.fallback()));
    assertThat(kind().problems(settings, working().secrets())).isEmpty();
  }

  @Test
  void everyMissingFieldIsAProblemThatNamesIt() {
    var required = kind().fields().stream().filter(DestinationKind.Field::required).map(DestinationKind.Field::name).toList();
    assertThat(required).isNotEmpty();
    assertThat(required).allSatisfy(name -> assertThat(kind().problems(Map.of(), List.of())).anyMatch(problem -> problem.startsWith(name + ":")));
  }

  @Test
  void wrongSettingsFailInsteadOfThrowing() throws Exception {
    var wrong = new Destination("1", "wrong", kind().name(), Map.of(), List.of(), false);
    assertThat(attempt(wrong)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("wrong"));
  }

  @Test
  void whatTheOtherSideTakesIsDelivered() throws Exception {
    var outcome = attempt(working());
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcome.status()).isPositive();
    assertThat(received()).hasSize(1);
    assertNoSecretIn(outcome);
  }

  @Test
  void aRepetitionCarriesTheSameId() throws Exception {
    kind().attempt(new Parcel(DELIVERY, 1, enrolled()), working());
    kind().attempt(new Parcel(DELIVERY, 2, enrolled()), working());
    assertThat(received()).hasSize(2).allSatisfy(each -> assertThat(each).contains(DELIVERY));
  }

  @Test
  void aRefusedConnectionMayWorkLater() throws Exception {
    var outcome = attempt(at(freePort()));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.status()).isZero();
    assertThat(reason(outcome)).contains("127.0.0.1").contains("refused");
    assertNoSecretIn(outcome);
  }

  @Test
  void whoeverHangsIsCutOff() throws Exception {
    try (var silent = new ScriptedServer(ScriptedServer.silent())) {
      var began = System.nanoTime();
      var outcome = attempt(at(silent.port()));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(900), SOON);
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(reason(outcome)).contains("127.0.0.1:" + silent.port()).contains("1");
      assertNoSecretIn(outcome);
    }
  }

  @Test
  void whoeverDripsIsCutOff() throws Exception {
    try (var dripping = new ScriptedServer(socket -> {
      while (true) {
        socket.getOutputStream().write('2');
        socket.setSoTimeout(20);
        try {
          socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException next) {
          continue;
        }
      }
    })) {
      var began = System.nanoTime();
      var outcome = attempt(at(dripping.port()));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(900), SOON);
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertNoSecretIn(outcome);
    }
  }

  @Test
  void whoeverHangsUpMayWorkLater() throws Exception {
    try (var rude = new ScriptedServer(socket -> socket.setSoLinger(true, 0))) {
      var outcome = attempt(at(rude.port()));
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(reason(outcome)).contains("127.0.0.1:" + rude.port());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsTheAttemptAtOnce(boolean virtual) throws Exception {
    try (var silent = new ScriptedServer(ScriptedServer.silent())) {
      var attempt = new FutureTask<>(() -> attempt(at(silent.port())));
      var thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(attempt);
      var socket = silent.await();
      thread.interrupt();
      assertThatThrownBy(() -> attempt.get(800, TimeUnit.MILLISECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(thread.join(SOON)).isTrue();
      assertThat(socket).satisfies(closed -> awaitClosed(silent, closed));
    }
  }

  private static void awaitClosed(ScriptedServer server, java.net.Socket socket) {
    var until = System.nanoTime() + SOON.toNanos();
    while (!socket.isClosed()) {
      assertThat(System.nanoTime()).as("the connection is closed soon after the interrupt").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  /** A port where nobody listens. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
