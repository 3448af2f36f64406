package dev.junction.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts as a learning platform sends them, each signed (X-Hub-Signature-256) and unlike any other: equal bodies would be taken for
 * repetitions. The body is 1 KB and differs from its first field to its last, so that Lua's table of strings keeps them apart.
 */
final class SignedPosts {
  static final String PATH = "/hooks/lms";
  private static final int BODY = 1024;
  private static final List<String> EVENTS = List.of("grade_updated", "course_enrolled", "user_created", "course_completed");

  /** What Junction makes of the names that the posts give their events, each in every fourth post. */
  static final List<String> TYPES = List.of("grade.updated", "user.enrolled", "user.created", "course.completed");


  private final Mac mac;
  private final SplittableRandom random;
  private final String run = HexFormat.of().toHexDigits(System.nanoTime());
  private long number;

  SignedPosts(String secret) {
    random = new SplittableRandom();
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
    }
  }

  /** The next request, headers and body. */
  byte[] next() {
    var body = body();
    var head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256=%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(PATH, HexFormat.of().formatHex(mac.doFinal(body)), body.length);
    var request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    return request;
  }

  private byte[] body() {
    number++;
    var text = new StringBuilder(BODY);
    text.append("{\"event\":\"").append(EVENTS.get((int) (number % EVENTS.size())));
    text.append("\",\"user_id\":").append(random.nextInt(5000)).append(",\"course_id\":").append(random.nextInt(40));
    text.append(",\"grade\":").append(random.nextInt(100)).append(".5,\"nonce\":\"").append(run).append('-').append(number);
    text.append("\",\"note\":\"");
    while (text.length() < BODY - 10) {
      text.append(VocabularyWord.of(random.nextInt(VocabularyWord.COUNT))).append(' ');
    }
    text.setLength(BODY - 10);
    return text.append(HexFormat.of().toHexDigits(random.nextInt())).append("\"}").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes {@code count} requests for post.lua. */
  Path write(Path file, int count) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (int i = 0; i < count; i++) {
        var request = next();
        out.writeInt(request.length);
        out.write(request);
      }
    }
    return file;
  }
}
