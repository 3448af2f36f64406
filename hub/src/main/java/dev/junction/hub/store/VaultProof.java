package dev.junction.hub.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Refuses to start with a key file that is not the store's own: what it encrypted could not be read, and nothing would say why. */
final class VaultProof {
  private static final byte[] KNOWN = "junction".getBytes(StandardCharsets.UTF_8);

  private VaultProof() {}

  static void check(Store store, Vault vault) {
    if (kept(store).isEmpty()) {
      leave(store, vault);
    }
    // Read back also when it was just written: another node may have been first.
    if (!opens(vault, kept(store).orElseThrow())) {
      throw new StartRefused(
          "The key file is not the one that this store was written with. Restore it from your backup (store.key in the data folder, or what store.key-file names); all nodes of one store need the same.");
    }
  }

  private static Optional<byte[]> kept(Store store) {
    return store.read(jdbc -> jdbc.sql("SELECT sealed FROM vault_proof").query((row, number) -> row.getBytes(1)).optional());
  }

  private static void leave(Store store, Vault vault) {
    try {
      store
          .writer()
          .write(
              transaction -> {
                var insert =
                    transaction.statement("INSERT INTO vault_proof (id, sealed) VALUES (1, ?) ON CONFLICT DO NOTHING");
                insert.setBytes(1, vault.seal(KNOWN));
                return insert.executeUpdate();
              });
    } catch (StoreException failed) {
      throw new StartRefused("Writing to the store failed: %s.".formatted(failed.getMessage()), failed);
    }
  }

  private static boolean opens(Vault vault, byte[] sealed) {
    try {
      return java.util.Arrays.equals(vault.open(sealed), KNOWN);
    } catch (IllegalStateException otherKey) {
      return false;
    }
  }
}
