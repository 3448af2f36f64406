package dev.junction.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.junction.webhooks.CallbackChecksum;
import dev.junction.webhooks.HashAlgorithm;
import dev.junction.webhooks.WebhookScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedPostsTest {

  /** The secret of the recorded server, which no longer exists. */
  private static final String RECORDED_SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";
  private final RecordedPosts recorded = new RecordedPosts();

  @Test void everyBodyStillMakesTheChecksumThatWasRecordedWithIt() throws IOException {
    List<String> checksums;
    try (var in = RecordedPostsTest.class.getResourceAsStream("bbb-webhooks-checksums.tsv")) {
      checksums = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(recorded.posts()).hasSize(93).hasSameSizeAs(checksums);
    for (int i = 0; i < checksums.size(); i++) {
      var columns = checksums.get(i).split("\t");
      assertThat(CallbackChecksum.sign(columns[0], recorded.payload(i).body(), RECORDED_SECRET, HashAlgorithm.SHA1).url())
          .as("post %d", i).endsWith("checksum=" + columns[1]);
    }
  }

  @Test void oneMeetingIsToldToThreeHooksFromBeginningToEnd() {
    assertThat(recorded.posts()).extracting(RecordedPosts.Post::hook).containsOnly("global", "raw", "meeting");
    assertThat(recorded.posts()).filteredOn(post -> post.hook().equals("global")).extracting(post -> post.payload().event())
        .startsWith("meeting-created", "user-joined").contains("meeting-ended", "rap-publish-ended").hasSize(45);
  }

  @Test void signedAnewAllOfThemAreBelievedAtAnotherUrl() throws IOException {
    try (var sandbox = Sandbox.start()) {
      sandbox.receiver("hub").require(WebhookScheme.BBB_WEBHOOKS, "another");
      for (var post : recorded.posts())
        assertThat(sandbox.sender().send(URI.create(sandbox.receiver("hub").url()), WebhookScheme.BBB_WEBHOOKS, "another", post.payload()).status()).isEqualTo(200);
      assertThat(sandbox.receiver("hub").inbox().all()).hasSize(93)
          .allSatisfy(received -> assertThat(received.request().header("Content-Type")).hasValue("application/x-www-form-urlencoded;charset=UTF-8"));
    }
  }

  @Test void anEventIsFoundByNameOneAfterTheOther() {
    var joins = recorded.posts().stream().map(RecordedPosts.Post::payload).filter(payload -> payload.event().equals("user-joined")).toList();

    assertThat(joins).hasSizeGreaterThan(1);
    for (int i = 0; i < joins.size(); i++) assertThat(recorded.payload("user-joined", i)).isSameAs(joins.get(i));
    assertThat(recorded.payload("user-joined", joins.size())).isSameAs(joins.get(0));
  }

  @Test void whatWasNotRecordedIsRefusedAndTheKnownNamed() {
    assertThatThrownBy(() -> recorded.payload(93)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 0 to 92, got 93");
    assertThatThrownBy(() -> recorded.payload("recording-ready", 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("rap-publish-ended", "recording-ready");
  }
}
