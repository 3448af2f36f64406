package dev.junction.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.webhooks.WebhookScheme;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedPostsTest {
  private static final String SECRET = HookSecret.made();

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void aPostIsSignedAsItsSchemeSigns() {
    var request = new String(new SignedPosts(SECRET).next(), US_ASCII);
    var signed = WebhookScheme.HUB_SHA256.sign("http://localhost" + SignedPosts.PATH, body(request).getBytes(US_ASCII), SECRET, "1", Instant.EPOCH);
    assertThat(signed.headers()).isNotEmpty().allSatisfy((name, value) -> assertThat(request).contains(name + ": " + value));
  }

  @Test
  void aBodyIsOneKilobyteOfJsonAndItsLengthIsAnnounced() {
    var request = new String(new SignedPosts(SECRET).next(), US_ASCII);
    assertThat(body(request)).hasSize(1024).startsWith("{\"event\":\"").endsWith("\"}");
    assertThat(request).contains("Content-Length: 1024\r\n");
  }

  @Test
  void noTwoBodiesAreEqualEvenFromTwoGenerators() {
    var seen = new HashSet<String>();
    var first = new SignedPosts(SECRET);
    var second = new SignedPosts(SECRET);
    for (int i = 0; i < 500; i++) {
      seen.add(body(new String(first.next(), US_ASCII)));
      seen.add(body(new String(second.next(), US_ASCII)));
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void theFileHoldsEachPostAfterItsLength(@TempDir Path folder) throws Exception {
    var file = new SignedPosts(SECRET).write(folder.resolve("posts"), 3);
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      for (int i = 0; i < 3; i++) {
        assertThat(new String(in.readNBytes(in.readInt()), US_ASCII)).startsWith("POST /hooks/lms HTTP/1.1\r\n").endsWith("\"}");
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
