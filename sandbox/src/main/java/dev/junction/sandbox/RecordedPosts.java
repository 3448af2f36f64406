package dev.junction.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The 93 posts that a real bbb-webhooks 3.5.0 sent (protocols/bigbluebutton.md, section 4): one meeting from its creation to its deleted
 * recording, told to three hooks. Bodies are as recorded; the checksum is made anew, because it covers the URL.
 */
public final class RecordedPosts implements Catalogue {

  /**
   * One of them.
   *
   * @param hook    {@code global}, {@code raw} (Redis messages unmapped) or {@code meeting} (one meeting, filtered)
   * @param payload as recorded
   */
  public record Post(String hook, Payload payload) {}

  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";
  private final List<Post> posts = read();

  RecordedPosts() {}

  @Override public String name() {
    return "bbb-webhooks";
  }

  /** All, in the order they were sent. */
  public List<Post> posts() {
    return posts;
  }

  @Override public Payload payload(int index) {
    if (index < 0 || index >= posts.size())
      throw new IllegalArgumentException("Choosing a recorded post: expected an index from 0 to %d, got %d".formatted(posts.size() - 1, index));
    return posts.get(index).payload();
  }

  @Override public Payload payload(String event, int index) {
    var named = posts.stream().map(Post::payload).filter(payload -> payload.event().equals(event)).toList();
    if (named.isEmpty()) {
      var known = posts.stream().map(post -> post.payload().event()).collect(Collectors.toCollection(TreeSet::new));
      throw new IllegalArgumentException("Choosing a recorded post: expected one of %s, got '%s'".formatted(known, event));
    }
    return named.get(Math.floorMod(index, named.size()));
  }

  private static List<Post> read() {
    try (var in = RecordedPosts.class.getResourceAsStream("bbb-webhooks.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(RecordedPosts::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the recorded posts from the sandbox's own jar", e);
    }
  }

  private static Post parse(String line) {
    var columns = line.split("\t", 3);
    return new Post(columns[0], new Payload(columns[1], FORM, columns[2].getBytes(StandardCharsets.UTF_8)));
  }
}
