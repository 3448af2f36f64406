package dev.junction.hub.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what the database keeps but must not show: raw bodies and destinations' secrets. AES-256-GCM with a key that lies in a
 * file outside the database, so that a copy of the database alone reveals nothing.
 *
 * <p>Form: one byte version, 12 bytes nonce, ciphertext with tag.
 */
public final class Vault {
  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private Vault(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * Opens the vault whose key is in {@code file}, making a new key when there is none.
   *
   * @throws StartRefused when the file can't be read or holds no key
   */
  public static Vault open(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        create(file, random);
      }
      var key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length != KEY_BYTES) {
        throw new StartRefused(keyFile(file, "%d bytes".formatted(key.length)));
      }
      return new Vault(key, random);
    } catch (IllegalArgumentException notBase64) {
      throw new StartRefused(keyFile(file, "something else"), notBase64);
    } catch (IOException failed) {
      throw new StartRefused("Opening the key file %s failed: %s.".formatted(file.toAbsolutePath(), failed), failed);
    }
  }

  private static String keyFile(Path file, String got) {
    return "Reading the key file %s: expected %d bytes in Base64, got %s. Restore it from your backup; without it what is encrypted in the store can't be read."
        .formatted(file.toAbsolutePath(), KEY_BYTES, got);
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      return;
    } catch (UnsupportedOperationException noPosix) {
      throw new StartRefused(
          "Creating the key file %s: this file system has no owner-only permissions. Put hub.data on one that has."
              .formatted(file.toAbsolutePath()),
          noPosix);
    }
  }

  /** Encrypts. */
  public byte[] seal(byte[] plain) {
    try {
      var nonce = new byte[NONCE];
      random.nextBytes(nonce);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = new byte[1 + NONCE + cipher.getOutputSize(plain.length)];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE);
      cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is missing from this Java", impossible);
    }
  }

  /** Encrypts text. */
  public byte[] seal(String plain) {
    return seal(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException when it was sealed with another key, or was changed
   */
  public byte[] open(byte[] sealed) {
    try {
      if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
        throw new IllegalStateException("what was to be decrypted is not in the vault's form");
      }
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(sealed, 1, 1 + NONCE)));
      return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(
          "decrypting failed: the key file is not the one it was encrypted with, or the data was changed", refused);
    }
  }

  /** Decrypts text. */
  public String openText(byte[] sealed) {
    return new String(open(sealed), StandardCharsets.UTF_8);
  }
}
