package dev.junction.hub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: whatever is waiting to be written goes into one transaction, and nobody is answered before it is on disk.
 *
 * <p>On SQLite this is the only writer of the process. The queue is bounded: when it is full, the caller is told at once to come
 * back, instead of waiting without end.
 */
public final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int LARGEST_GROUP = 512;
  private static final int MOST_TURNS = 3;

  private final Pool pool;
  private final Dialect dialect;
  private final Signals signals;
  private final BlockingQueue<Job<?, ?>> queue;
  private final Thread thread;
  private volatile boolean closing;
  private Transaction open;

  Writer(Pool pool, Dialect dialect, int queueLimit, Signals signals) {
    this.pool = pool;
    this.dialect = dialect;
    this.signals = signals;
    this.queue = new ArrayBlockingQueue<>(queueLimit);
    this.thread = Thread.ofPlatform().name("store-writer").start(this::run);
  }

  /**
   * Writes many items of one kind at once.
   *
   * @param <T> item
   * @param <R> result per item
   */
  @FunctionalInterface
  public interface Batch<T, R> {
    /** Writes all items; returns one result per item, in order. */
    List<R> write(Transaction transaction, List<T> items) throws SQLException;
  }

  /** One-off work. */
  @FunctionalInterface
  public interface Work<R> {
    R write(Transaction transaction) throws SQLException;
  }

  private record Job<T, R>(Batch<T, R> batch, T item, CompletableFuture<R> result) {}

  /** Queues an item; the result is complete once it is on disk, or fails with a {@link StoreException}. */
  public <T, R> CompletableFuture<R> submit(Batch<T, R> batch, T item) {
    var job = new Job<>(batch, item, new CompletableFuture<R>());
    if (closing) {
      job.result.completeExceptionally(new StoreException("the hub is stopping", 5, null));
    } else if (!queue.offer(job)) {
      job.result.completeExceptionally(
          new StoreException("%d writes are waiting already".formatted(queue.size()), 1, null));
    } else if (closing && !thread.isAlive() && queue.remove(job)) {
      // The writer ended between the two looks; nobody would ever take the job.
      job.result.completeExceptionally(new StoreException("the hub is stopping", 5, null));
    }
    return job.result;
  }

  /** Writes an item together with whatever else is waiting, and returns once it is on disk. */
  public <T, R> R write(Batch<T, R> batch, T item) throws StoreException {
    return await(submit(batch, item));
  }

  /** Runs one-off work in the next transaction. */
  public <R> R write(Work<R> work) throws StoreException {
    return await(submit((Batch<Work<R>, R>) Writer::each, work));
  }

  private static <R> List<R> each(Transaction transaction, List<Work<R>> works) throws SQLException {
    var results = new ArrayList<R>(works.size());
    for (var work : works) {
      results.add(work.write(transaction));
    }
    return results;
  }

  private static <R> R await(CompletableFuture<R> result) throws StoreException {
    try {
      return result.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case StoreException unavailable -> throw unavailable;
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        default -> throw new IllegalStateException(failed.getCause());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the disk", 1, interrupted);
    }
  }

  /** Items waiting now. */
  public int waiting() {
    return queue.size();
  }

  private void run() {
    var group = new ArrayList<Job<?, ?>>(LARGEST_GROUP);
    while (!closing || !queue.isEmpty()) {
      try {
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        if (group.removeIf(job -> job.batch == STOP) && group.isEmpty()) {
          continue;
        }
        pool.leaveRoom();
        commit(group);
      } catch (InterruptedException interrupted) {
        log.warn("The writer was interrupted; it goes on until the store is closed.");
      } finally {
        group.clear();
      }
    }
    discard();
  }

  private void commit(List<Job<?, ?>> group) {
    List<Runnable> answers;
    try {
      answers = inTransaction(group, MOST_TURNS);
    } catch (SQLException | RuntimeException | Error failed) {
      if (group.size() > 1 && !Fault.unavailable(failed)) {
        // One item is to blame; the others must not suffer for it.
        group.forEach(job -> commit(List.of(job)));
      } else {
        var cause = refusal(failed);
        group.forEach(job -> job.result.completeExceptionally(cause));
      }
      return;
    }
    answers.forEach(Runnable::run);
  }

  private List<Runnable> inTransaction(List<Job<?, ?>> group, int turns) throws SQLException {
    try {
      return inTransaction(group);
    } catch (SQLException | RuntimeException | Error failed) {
      rollBack();
      if (turns > 1 && Fault.asksToRepeat(failed)) {
        return inTransaction(group, turns - 1);
      }
      throw failed;
    }
  }

  private List<Runnable> inTransaction(List<Job<?, ?>> group) throws SQLException {
    var transaction = transaction();
    pool.begin(transaction);
    Map<Batch<?, ?>, List<Job<?, ?>>> byBatch = group.size() == 1 ? Map.of(group.getFirst().batch, group) : grouped(group);
    var answers = new ArrayList<Runnable>(group.size());
    for (var jobs : byBatch.values()) {
      runBatch(transaction, jobs, answers);
    }
    Signals.announce(transaction, transaction.signals());
    pool.commit(transaction);
    var topics = transaction.committed();
    // Before the answers: who is told that its write is done must not read from a cache what was before it.
    signals.fire(topics);
    return answers;
  }

  private static Map<Batch<?, ?>, List<Job<?, ?>>> grouped(List<Job<?, ?>> group) {
    var byBatch = new IdentityHashMap<Batch<?, ?>, List<Job<?, ?>>>();
    var inOrder = new LinkedHashMap<Batch<?, ?>, List<Job<?, ?>>>();
    for (var job : group) {
      byBatch.computeIfAbsent(job.batch, batch -> {
        var jobs = new ArrayList<Job<?, ?>>();
        inOrder.put(batch, jobs);
        return jobs;
      }).add(job);
    }
    return inOrder;
  }

  @SuppressWarnings("unchecked") // the jobs of one list were grouped by their batch, so they share its types
  private static <T, R> void runBatch(Transaction transaction, List<Job<?, ?>> jobs, List<Runnable> answers)
      throws SQLException {
    var batch = (Batch<T, R>) jobs.getFirst().batch;
    var items = new ArrayList<T>(jobs.size());
    jobs.forEach(job -> items.add((T) job.item));
    var results = batch.write(transaction, items);
    for (int i = 0; i < jobs.size(); i++) {
      var result = (CompletableFuture<R>) jobs.get(i).result;
      var value = results.get(i);
      answers.add(() -> result.complete(value));
    }
  }

  private Transaction transaction() throws SQLException {
    if (open == null || !open.usable()) {
      open = new Transaction(pool.writing(), dialect);
    }
    return open;
  }

  private void rollBack() {
    if (open == null) {
      return;
    }
    try {
      open.forget();
      pool.rollBack(open);
    } catch (SQLException broken) {
      log.warn("Rolling back failed ({}); the connection is replaced.", broken.getMessage());
      discard();
    }
  }

  private void discard() {
    if (open != null) {
      try {
        open.close();
      } catch (SQLException broken) {
        log.warn("Closing the writer's connection failed: {}", broken.getMessage());
      }
      open = null;
    }
  }

  private static Throwable refusal(Throwable failed) {
    var sql = Fault.sql(failed);
    if (sql.isEmpty() || failed instanceof RuntimeException && !Fault.unavailable(failed)) {
      return failed;
    }
    var why = Fault.words(sql.get());
    log.error("The store could not write: {}", why);
    return new StoreException("the store could not write: " + why, 5, failed);
  }

  private static final Batch<Object, Object> STOP = (transaction, items) -> items;

  /** Writes what is queued, then ends. */
  @Override
  public void close() {
    closing = true;
    queue.offer(new Job<>(STOP, new Object(), new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    var late = new ArrayList<Job<?, ?>>();
    queue.drainTo(late);
    late.forEach(job -> job.result.completeExceptionally(new StoreException("the hub is stopping", 5, null)));
  }
}
