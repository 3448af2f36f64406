package dev.junction.hub.cli.demo;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.Settings;
import dev.junction.hub.store.StartRefused;
import dev.junction.hub.web.HubServer;
import dev.junction.hub.web.Launch;
import dev.junction.hub.web.LocalToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub that runs in this process, in a folder of its own, and the systems around it in another. */
public final class Stage implements AutoCloseable {
  private static final int USUAL_PORT = 8080;

  private final Parts parts;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Patience patience;
  private final Secrets secrets;
  private DemoFolder folder;
  private Peers peers;
  private HubApi hub;
  private int port;
  private volatile boolean keep;
  private boolean closed;

  /**
   * What a demo is put up with.
   *
   * @param integrations  of the hub
   * @param sandbox       command that starts the second process
   * @param hubSecrets    that the hub knows
   * @param peerSecrets   that the systems around it sign and verify with; the same, unless something is to go wrong
   * @param patience      how long a step waits for what it expects
   * @param clock         the hub's
   */
  public record Parts(
      Integrations integrations, List<String> sandbox, Secrets hubSecrets, Secrets peerSecrets, Duration patience, Clock clock) {}

  public Stage(Parts parts) {
    this.parts = parts;
    patience = new Patience(parts.patience(), Duration.ofMillis(50));
    secrets = parts.hubSecrets();
  }

  /** The usual port when it is free, else any free one. */
  public static int usualPort() {
    return portOr(USUAL_PORT);
  }

  /** This port when it is free, else any free one. */
  static int portOr(int wanted) {
    return free(wanted).orElseGet(Stage::freePort);
  }

  /** A free port. The hub has to know it before it starts: senders sign the URL that they post to. */
  public static int freePort() {
    return free(0).orElseThrow(() -> new DemoFailed("There is no free port on 127.0.0.1; end a program that listens."));
  }

  private static Optional<Integer> free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Optional.of(socket.getLocalPort());
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  /**
   * Puts everything up; all of it runs when this returns. Close it also when this throws.
   *
   * @param port of the hub
   * @throws DemoFailed saying what could not be started and why
   */
  public Stage open(int port) {
    this.port = port;
    folder = DemoFolder.create();
    opened(() -> leave(folder));
    var sandbox = opened(SandboxProcess.start(parts.sandbox(), folder.sandboxLog()));
    folder.write(port, url(), sandbox.smtpPort(), parts.hubSecrets());
    // Not the environment: a variable meant for another hub must not change this one.
    var settings = Settings.load(Optional.of(folder.settings()), Map.of(), parts.integrations());
    if (!settings.problems().isEmpty()) {
      throw new DemoFailed("The demo's own settings have problems; please report this: %s".formatted(settings.problems()));
    }
    opened(started(settings));
    peers = opened(new Peers(sandbox.url(), parts.peerSecrets(), url()));
    hub = opened(new HubApi(url(), token()));
    return this;
  }

  private HubServer started(Settings settings) {
    try {
      return HubServer.startQuietly(new Launch(settings, parts.integrations(), parts.clock()), folder.log());
    } catch (StartRefused refused) {
      throw new DemoFailed(refused.getMessage(), refused);
    }
  }

  /** Somebody may stop the demo while it is being put up. */
  private <T extends AutoCloseable> T opened(T part) {
    synchronized (this) {
      open.push(part);
      if (!closed) {
        return part;
      }
    }
    closeAll();
    throw new DemoFailed("Stopped.");
  }

  private void leave(DemoFolder folder) {
    if (!keep) {
      folder.remove();
    }
  }

  private String token() {
    var file = folder.data().resolve(LocalToken.FILE);
    try {
      return Files.readString(file).strip();
    } catch (IOException failed) {
      throw new DemoFailed("Reading the hub's local token in %s failed: %s.".formatted(file, failed), failed);
    }
  }

  /** The hub's, by address: a name may lead to another program that listens on the same port. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  DemoFolder folder() {
    return folder;
  }

  HubApi hub() {
    return hub;
  }

  Peers peers() {
    return peers;
  }

  Patience patience() {
    return patience;
  }

  /** Those that destinations are set up with. */
  Secrets secrets() {
    return secrets;
  }

  /** Leaves the folder where it is when everything ends. */
  public void keepFolder() {
    keep = true;
  }

  /** Whether somebody stopped it. */
  synchronized boolean closed() {
    return closed;
  }

  /** Ends the hub, then the second process, then removes the folder. May be called twice; the second call waits for the first. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    closeAll();
  }

  private synchronized void closeAll() {
    RuntimeException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failed) {
        first = first == null ? new DemoFailed("Ending the demo: %s".formatted(failed.getMessage()), failed) : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
