package dev.junction.hub.integration.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.EventDraft;
import dev.junction.hub.spi.EventTypes;
import dev.junction.hub.spi.HookScheme;
import dev.junction.hub.spi.HookScheme.Post;
import dev.junction.hub.spi.HookScheme.Reader;
import dev.junction.hub.spi.HookScheme.Reading;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.spi.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Facts from the real bbb-webhooks and from other implementations of its checksum. */
class RecordedPostsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final EventTypes TYPES = new EventTypes(new BigBlueButton().events());
  private static final Reader READER = new Reader(TYPES, Duration.ofMinutes(10));

  private static String resource(String name) {
    try (var in = RecordedPostsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("reading test resource " + name, e);
    }
  }

  private static HookScheme scheme(String name) {
    return new BigBlueButton().hookSchemes().stream().filter(scheme -> scheme.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<JsonNode> recorded() {
    return resource("webhooks-wire.jsonl").lines().map(StrictJson.MAPPER::readTree).toList();
  }

  private static List<EventDraft> drafts(JsonNode recorded) {
    var url = recorded.path("callbackURL").asString().replaceFirst("(https?://[^/]+).*", "$1") + recorded.path("target").asString();
    var body = recorded.path("body").asString().getBytes(StandardCharsets.UTF_8);
    var post = new Post("bigbluebutton", "main", url, name -> null, recorded.path("content-type").asString(), body, NOW);
    var reading = scheme("bbb-webhooks").read(post, List.of(Secret.of(recorded.path("secret").asString())), READER);
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).drafts();
  }

  @Test
  void all93RecordedPostsAreAcceptedAndTyped() {
    var posts = recorded();
    assertThat(posts).hasSize(93);
    var types = new HashSet<String>();
    for (var post : posts) {
      assertThat(drafts(post)).hasSize(1).allSatisfy(draft -> {
        assertThat(TYPES.knows(draft.type())).as(draft.type()).isTrue();
        assertThat(draft.subject()).as(draft.data()).isPresent();
        assertThat(draft.occurredAt()).isBetween(Instant.parse("2023-10-31T00:00:00Z"), NOW.plus(Duration.ofDays(1)));
      });
      types.add(drafts(post).getFirst().type());
    }
    assertThat(types).hasSize(38);
  }

  @Test
  void whatARawHookGetsIsOfTheSameTypesAsWhatOthersGet() {
    var mapped = new HashSet<String>();
    var raw = new HashSet<String>();
    for (var post : recorded()) {
      (post.path("callbackURL").asString().endsWith("/raw") ? raw : mapped).add(drafts(post).getFirst().type());
    }
    assertThat(raw).isEqualTo(mapped);
  }

  @Test
  void onlyTheSameEventOfTheSameMomentSharesAKey() {
    var bodyByKey = new TreeMap<String, String>();
    for (var post : recorded()) {
      var key = drafts(post).getFirst().once().orElseThrow().key();
      var body = post.path("body").asString();
      assertThat(bodyByKey.merge(key, body, (first, second) -> first)).isEqualTo(body);
    }
    assertThat(bodyByKey).hasSize((int) recorded().stream().map(post -> post.path("body").asString()).distinct().count());
  }

  @Test
  void noPasswordAndNoCallbackUrlOfTheRecordedMeetingIsInTheData() {
    for (var post : recorded()) {
      assertThat(drafts(post).getFirst().data())
          .doesNotContain("\"mp\"", "\"ap\"", "igucwyjkab6i", "https://hub.example.org/bbb/cb");
    }
  }

  @Test
  void aPublishedRecordingSaysWhereItCanBeWatched() {
    var published = recorded().stream().flatMap(post -> drafts(post).stream()).filter(draft -> draft.type().equals("recording.publish-ended")).toList();
    assertThat(published).hasSize(2).allSatisfy(draft -> {
      var data = StrictJson.MAPPER.readTree(draft.data());
      assertThat(data.path("recording_url").asString()).startsWith("https://bbb1.example.org/playback/presentation/2.3/");
      assertThat(data.path("record_id").asString()).isNotEmpty();
      assertThat(draft.subject()).hasValue("meeting/random-9019868");
      assertThat(draft.occurredAt()).isEqualTo("2026-11-22T11:24:39Z");
    });
  }

  @TestFactory
  Stream<DynamicTest> vectorsOfBbbWebhooksHold() {
    return vectors("webhooks").map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> {
      var authorization = vector.path("headers").path("Authorization").asString(null);
      var reading = scheme("bbb-webhooks").read(
          new Post("bigbluebutton", "main", vector.path("requestTarget").asString(),
              name -> name.equalsIgnoreCase("Authorization") ? authorization : null, vector.path("contentType").asString(),
              vector.path("body").asString().getBytes(StandardCharsets.UTF_8), NOW),
          List.of(Secret.of(vector.path("secret").asString())), READER);
      if (vector.path("expect").asString().equals("valid")) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Accepted.class,
            accepted -> assertThat(accepted.drafts()).extracting(EventDraft::type).allMatch(TYPES::knows));
      } else {
        assertThat(reading).isInstanceOf(Reading.Unauthorized.class);
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> vectorsOfXBbbSignatureHold() {
    return vectors("xBbbSignature").map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> {
      var payload = Base64.getDecoder().decode(vector.path("payloadBase64").asString());
      var reading = scheme("bbb").read(
          new Post("bigbluebutton", "main", "https://hub.example.org/hooks/bigbluebutton",
              name -> name.equalsIgnoreCase("X-BBB-Signature") ? vector.path("signature").asString() : null, "application/json", payload, NOW),
          List.of(Secret.of(vector.path("secret").asString())), READER);
      switch (vector.path("expect").asString()) {
        case "invalid" -> assertThat(reading).isInstanceOf(Reading.Unauthorized.class);
        // An empty body can be signed, but it holds no event.
        case "valid" -> assertThat(reading).isInstanceOf(payload.length == 0 ? Reading.Unreadable.class : Reading.Accepted.class);
        // Upper case: accepted here, since it is the same signature.
        default -> assertThat(reading).isInstanceOf(Reading.Accepted.class);
      }
    }));
  }

  private static Stream<JsonNode> vectors(String section) {
    var vectors = StrictJson.MAPPER.readTree(resource("vectors.json")).path(section);
    assertThat(vectors).isNotEmpty();
    return StreamSupport.stream(vectors.spliterator(), false);
  }
}
