package dev.junction.hub.store;

import dev.junction.hub.spi.IdSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what is given to the store now would be made durable, proven by doing it with a row of its own. However many ask, it
 * writes once in {@link #EVERY}, and never while the last write is still waiting for the disk.
 */
public final class WriteProof {
  static final Duration EVERY = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(WriteProof.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** More than a page, so that the database must grow for it: changing a page that it has works on a full disk too. */
  private static final byte[] FILLER = new byte[16 << 10];

  private final Store store;
  private final Clock clock;
  private final IdSource ids;
  private final Duration patience;
  private Instant begun = Instant.MIN;
  private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);

  /** @param store with its tables, see {@link Store#prove} */
  public WriteProof(Store store, Clock clock, IdSource ids) {
    this(store, clock, ids, PATIENCE);
  }

  /** @param patience how long a caller waits for a write */
  WriteProof(Store store, Clock clock, IdSource ids, Duration patience) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.patience = patience;
  }

  /** Whether the store can write; at most a few seconds old, and no when that takes as long. */
  public boolean holds() {
    try {
      current().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException refused) {
      log.warn("Not ready: {}", refused.getCause().getMessage());
    } catch (TimeoutException hangs) {
      log.warn("Not ready: the store has not written within {}.", patience);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized CompletableFuture<Integer> current() {
    var now = clock.instant();
    if (last.isDone() && (now.isBefore(begun) || !now.isBefore(begun.plus(EVERY)))) {
      begun = now;
      last = store.writer().submit(WriteProof::written, ids.next());
    }
    return last;
  }

  /** Inserted and deleted in one transaction: nodes that share a store never wait for each other's rows. */
  private static List<Integer> written(Transaction transaction, List<String> ids) throws SQLException {
    var insert = transaction.statement("INSERT INTO write_proof (id, filler) VALUES (?, ?)");
    var delete = transaction.statement("DELETE FROM write_proof WHERE id = ?");
    var rows = new ArrayList<Integer>();
    for (var id : ids) {
      insert.setString(1, id);
      insert.setBytes(2, FILLER);
      insert.executeUpdate();
      delete.setString(1, id);
      rows.add(delete.executeUpdate());
    }
    return rows;
  }
}
