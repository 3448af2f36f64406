package dev.junction.hub.spi;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.MDC;

/**
 * Bounds a blocking call as a whole. Socket time-outs bound a single read only, so a peer that sends one byte per second outlasts
 * them all.
 */
public final class TimeLimit {
  private TimeLimit() {}

  /**
   * Does {@code action} on a virtual thread of its own and waits for it. When the time is over, or this thread is interrupted,
   * that thread is interrupted, which closes the socket it is blocked in. What it logs carries the ids of this thread's log.
   *
   * @throws TimeoutException   when the time was over first
   * @throws ExecutionException around what the action threw
   */
  public static <T> T within(Duration limit, Callable<T> action)
      throws InterruptedException, TimeoutException, ExecutionException {
    var task = new FutureTask<>(logged(action));
    Thread.ofVirtual().name("time-limited").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }

  private static <T> Callable<T> logged(Callable<T> action) {
    var context = MDC.getCopyOfContextMap();
    return () -> {
      if (context != null) {
        MDC.setContextMap(context);
      }
      return action.call();
    };
  }
}
