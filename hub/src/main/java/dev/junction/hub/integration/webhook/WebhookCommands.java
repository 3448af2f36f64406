package dev.junction.hub.integration.webhook;

import dev.junction.webhooks.Verification;
import dev.junction.webhooks.WebhookRequest;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code junction webhook}: signs and verifies one post by hand, without a server, to find out which side is wrong. */
@Command(name = "webhook", description = "Sign or verify one webhook by hand.", mixinStandardHelpOptions = true)
public final class WebhookCommands implements Runnable {
  private final Clock clock;
  private final InputStream in;
  @Spec private CommandSpec spec;

  /** With the machine's own clock and standard input. */
  public WebhookCommands() {
    this(Clock.systemUTC(), System.in);
  }

  /**
   * @param clock the time that is signed, or that a signed time is measured against
   * @param in    what {@code -} reads
   */
  WebhookCommands(Clock clock, InputStream in) {
    this.clock = clock;
    this.in = in;
  }

  /** What both commands are about. */
  static final class Post {
    @Option(names = "--scheme", required = true, paramLabel = "SCHEME", completionCandidates = Schemes.class, description = "One of: ${COMPLETION-CANDIDATES}.")
    private String scheme;

    @Option(
        names = "--secret-file",
        required = true,
        paramLabel = "FILE",
        description = "File with the secret; never a word of the command, which every user of the machine can read.")
    private Path secretFile;

    @Option(names = "--url", defaultValue = "", paramLabel = "URL", description = "Where it is posted, exactly as registered; some schemes sign it.")
    private String url;

    @Parameters(paramLabel = "BODY", description = "File with the raw body; - for standard input.")
    private String body;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: sign or verify.");
  }

  @Command(description = "Print the URL and headers that a receiver expects with this body.", mixinStandardHelpOptions = true)
  int sign(
      @Mixin Post post,
      @Option(names = "--id", defaultValue = "by-hand", description = "Id of the delivery, for standard-webhooks (default: ${DEFAULT-VALUE}).") String id) {
    var body = body(post);
    try {
      var signed = WebhookScheme.of(post.scheme).sign(post.url, body, secret(post), id, clock.instant());
      if (!signed.url().equals(post.url)) {
        print("URL: " + signed.url());
      }
      signed.headers().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(header -> print(header.getKey() + ": " + header.getValue()));
      return 0;
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }

  @Command(description = "Say whether a post is signed with this secret, and if not, why. Exit 1 when it isn't.", mixinStandardHelpOptions = true)
  int verify(
      @Mixin Post post,
      @Option(names = {"-H", "--header"}, paramLabel = "NAME: VALUE", description = "A header as it came; may be given several times.") List<String> headers) {
    var body = body(post);
    try {
      var request = WebhookRequest.of(post.url, headers(headers == null ? List.of() : headers), body);
      return switch (WebhookScheme.of(post.scheme).verify(request, List.of(secret(post)), clock.instant())) {
        case Verification.Accepted accepted -> {
          print("Accepted: signed with this secret.");
          yield 0;
        }
        case Verification.Refused refused -> {
          print("Refused: " + refused.explanation());
          yield 1;
        }
      };
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
  }

  private Map<String, String> headers(List<String> lines) {
    var headers = new LinkedHashMap<String, String>();
    for (var line : lines) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new ParameterException(spec.commandLine(), "--header: expected NAME: VALUE, got a text without a name and a colon.");
      }
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Without the line break that editors add. */
  private String secret(Post post) {
    return new String(read("--secret-file", post.secretFile)).strip();
  }

  private byte[] body(Post post) {
    try {
      return post.body.equals("-") ? in.readAllBytes() : read("BODY", Path.of(post.body));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "Reading standard input failed: %s.".formatted(e.getMessage()), e);
    }
  }

  private byte[] read(String what, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "%s: expected a file, found none at %s; correct its name.".formatted(what, file), e);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "%s: %s can't be read (%s); check its permissions.".formatted(what, file, e.getClass().getSimpleName()), e);
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  /** Names of the schemes, for help and completion. */
  static final class Schemes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(WebhookScheme.values()).map(WebhookScheme::wireName).iterator();
    }
  }
}
