package dev.junction.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theExampleWorks() {
    var secret = "the secret that both sides share";

    // region example
    var scheme = WebhookScheme.of("hub-sha256");
    byte[] body = "{\"event\":\"graded\"}".getBytes(StandardCharsets.UTF_8);

    // The sender: post the body to signed.url() with signed.headers().
    SignedWebhook signed = scheme.sign("https://hub.example.org/hooks/crm", body, secret, "delivery-1", Instant.now());

    // The receiver: the raw body, and a look-up of headers such as request::getHeader.
    var request = WebhookRequest.of(signed.url(), signed.headers(), body);
    Verification answer = scheme.verify(request, List.of(secret), Instant.now());
    int status = answer instanceof Verification.Accepted ? 202 : 401;
    // endregion

    assertThat(status).isEqualTo(202);
  }

  @Test
  void theReadmeShowsTheExampleThatWorks() throws IOException {
    var source = Files.readString(Path.of("src/test/java/dev/junction/webhooks/ReadmeTest.java"));
    var region = between(source, "    // region example\n", "\n    // endregion").stripIndent() + "\n";
    assertThat(between(Files.readString(Path.of("README.md")), "```java\n", "```")).isEqualTo(region);
  }

  @Test
  void theReadmeNamesEveryScheme() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    assertThat(WebhookScheme.values()).allSatisfy(scheme -> assertThat(readme).contains("| `" + scheme + "` |"));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
