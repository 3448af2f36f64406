package dev.junction.sandbox;

import dev.junction.webhooks.CallbackChecksum;
import dev.junction.webhooks.HashAlgorithm;
import dev.junction.webhooks.SignedWebhook;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Posts signed webhooks to a hub, as the systems around it do: once, without following redirects. */
public final class Sender implements AutoCloseable {

  /**
   * What the hub said.
   *
   * @param status HTTP status
   * @param body   as UTF-8 text
   */
  public record Reply(int status, String body) {}

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Clock clock;
  private final Supplier<String> ids;
  // HttpClient of Java 17 can't be closed; its threads end with this pool, so that a closed sandbox leaves none behind.
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    var thread = new Thread(task, "sandbox-sender");
    thread.setDaemon(true);
    return thread;
  });
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).executor(threads).build();

  /**
   * A sender.
   *
   * @param clock the time that timestamped schemes sign
   * @param ids   a new delivery id for each post
   */
  Sender(Clock clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Signs the payload for this target and posts it.
   *
   * @param target where the hub takes this source's webhooks; what is signed, in schemes that sign the URL
   * @throws IllegalArgumentException if the secret can't work in this scheme
   * @throws IOException              if no answer came within 30 s, or none that is HTTP; says what failed
   */
  public Reply send(URI target, WebhookScheme scheme, String secret, Payload payload) throws IOException {
    var signed = sign(target, scheme, secret, payload);
    var request = HttpRequest.newBuilder(URI.create(signed.url())).timeout(TIMEOUT).header("Content-Type", payload.contentType())
        .POST(BodyPublishers.ofByteArray(payload.body()));
    signed.headers().forEach(request::header);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new IOException("Posting %s to %s: expected an HTTP answer, got %s. See that the hub runs and listens there."
          .formatted(payload.event(), target, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Posting %s to %s: interrupted".formatted(payload.event(), target), e);
    }
  }

  private SignedWebhook sign(URI target, WebhookScheme scheme, String secret, Payload payload) {
    scheme.checkSecret(secret);
    // sha1 is what a bbb-webhooks server uses until somebody configures another hash, and what the recorded one used.
    if (scheme == WebhookScheme.BBB_WEBHOOKS) return CallbackChecksum.sign(target.toString(), payload.body(), secret, HashAlgorithm.SHA1);
    return scheme.sign(target.toString(), payload.body(), secret, ids.get(), clock.instant());
  }

  @Override public void close() {
    threads.shutdownNow();
  }
}
