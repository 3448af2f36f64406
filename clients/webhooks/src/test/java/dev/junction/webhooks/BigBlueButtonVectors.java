package dev.junction.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases made with other implementations (Node, PHP, Ruby), and posts that a real bbb-webhooks sent. */
final class BigBlueButtonVectors {

  private static final JsonMapper JSON = new JsonMapper();

  private BigBlueButtonVectors() {}

  /** One case; its name in reports is its id. */
  record Case(String id, JsonNode fields) {

    String text(String name) {
      return fields.required(name).asString();
    }

    Map<String, String> headers() {
      var headers = new HashMap<String, String>();
      fields.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
      return headers;
    }

    byte[] bytes(String name) {
      return text(name).getBytes(StandardCharsets.UTF_8);
    }

    List<String> secrets() {
      return List.of(text("secret"));
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> of(String key) {
    try (var in = open("/bigbluebutton-vectors.json")) {
      return JSON.readTree(in).required(key).valueStream().map(fields -> new Case(fields.required("id").asString(), fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Case> recordedPosts() {
    try (var in = open("/bbb-webhooks-posts.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .map(JSON::readTree)
          .map(fields -> new Case(fields.required("target").asString(), fields))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return BigBlueButtonVectors.class.getResourceAsStream(resource);
  }
}
