package dev.junction.hub.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the operating system, on a few platform threads: a lookup blocks in native code, where it would hold a virtual thread's
 * carrier and can't be interrupted. The asking thread can.
 */
final class SystemLookup implements NameLookup, AutoCloseable {
  private static final int AT_ONCE = 32;
  private final NameLookup blocking;
  private final ExecutorService threads;

  SystemLookup() {
    this(InetAddress::getAllByName);
  }

  /** @param blocking done on the platform threads */
  SystemLookup(NameLookup blocking) {
    this.blocking = blocking;
    var pool =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  @Override
  public InetAddress[] addresses(String host) throws UnknownHostException {
    var lookup = threads.submit(() -> blocking.addresses(host));
    try {
      return lookup.get();
    } catch (InterruptedException over) {
      lookup.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(host, over);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof UnknownHostException known ? known : unknown(host, failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
