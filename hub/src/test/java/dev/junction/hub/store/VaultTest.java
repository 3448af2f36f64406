package dev.junction.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final String PLAIN = "the password of the meeting is swordfish, the password of the meeting is swordfish";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void names() {
    file = folder.resolve("keys/store.key");
  }

  private Vault vault() {
    return Vault.open(file, new SecureRandom());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", PLAIN, "Prüfung größer ∑ 🎓"})
  void whatWasSealedIsOpenedAgainAfterARestart(String plain) {
    var sealed = vault().seal(plain);

    assertThat(vault().openText(sealed)).isEqualTo(plain);
  }

  @Test
  void theSealedBytesShowNothingOfThePlain() {
    var sealed = vault().seal(PLAIN);
    var again = vault().seal(PLAIN);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("password", "swordfish", "meeting");
    assertThat(again).as("the same plain twice can't be told from two plains").isNotEqualTo(sealed);
  }

  @Test
  void aChangedByteAnywhereIsRefused() {
    var vault = vault();
    var sealed = vault.seal("grade 1.3");
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> vault.open(changed)).as("byte %d", i).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aCutEndIsRefused() {
    var vault = vault();
    var sealed = vault.seal("grade 1.3");
    for (int length = 0; length < sealed.length; length++) {
      var cut = java.util.Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> vault.open(cut)).as("%d bytes", length).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anotherKeyIsRefusedAndNamedAsTheLikelyCause() {
    var sealed = vault().seal(PLAIN);
    var other = Vault.open(folder.resolve("other.key"), new SecureRandom());

    assertThatThrownBy(() -> other.open(sealed))
        .hasMessageContaining("the key file is not the one it was encrypted with, or the data was changed")
        .hasMessageNotContaining("swordfish");
  }

  @Test
  void theKeyFileIsItsOwnersAlone() throws IOException {
    vault();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
  }

  @Test
  void theKeyIsMadeOnceAndThenKept() throws IOException {
    vault();
    var first = Files.readString(file);
    vault();

    assertThat(file).hasContent(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "this is no Base64 at all!"})
  void aGarbledKeyFileRefusesTheStartWithoutShowingIt(String garbled) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, garbled);

    assertThatThrownBy(this::vault)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Reading the key file " + file)
        .hasMessageContaining("expected 32 bytes in Base64")
        .hasMessageContaining("Restore it from your backup")
        .satisfies(refused -> assertThat(garbled.isEmpty() || !refused.getMessage().contains(garbled)).isTrue());
  }

  @Test
  void aKeyFileThatCannotBeReadIsNamed() throws IOException {
    Files.createDirectories(file);

    assertThatThrownBy(this::vault)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Opening the key file " + file);
  }
}
