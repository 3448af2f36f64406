package dev.junction.hub.web;

import dev.junction.hub.store.OwnFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * Lets the command line on the same machine use the admin API: a token in a file that only the hub's own user can read. A new one is
 * made at every start and removed at the stop.
 */
public final class LocalToken implements AutoCloseable {
  public static final String FILE = "admin.token";
  private static final int BYTES = 32;

  private final Path file;
  private final byte[] token;

  private LocalToken(Path file, byte[] token) {
    this.file = file;
    this.token = token;
  }

  public static LocalToken issue(Path data, SecureRandom random) throws IOException {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    var file = data.resolve(FILE);
    OwnFolder.create(data);
    Files.deleteIfExists(file);
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap(token));
    }
    return new LocalToken(file, token);
  }

  /** Compares in constant time. */
  boolean matches(String presented) {
    return MessageDigest.isEqual(presented.getBytes(StandardCharsets.UTF_8), token);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
