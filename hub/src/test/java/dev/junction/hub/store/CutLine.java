package dev.junction.hub.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server on this machine that can be cut and mended. */
public final class CutLine implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile ServerSocket entrance;

  public CutLine(int target) throws IOException {
    this.target = target;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = entrance.getLocalPort();
    accept(entrance);
  }

  /** Where the line begins. */
  public int port() {
    return port;
  }

  /** Breaks all connections and refuses new ones. */
  public void cut() throws IOException {
    entrance.close();
    for (var end : ends) {
      end.close();
    }
    ends.clear();
  }

  /** Lets new connections through again. */
  public void mend() throws IOException {
    entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(entrance);
  }

  private void accept(ServerSocket from) {
    threads.submit(
        () -> {
          while (true) {
            var near = from.accept();
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            ends.add(near);
            ends.add(far);
            threads.submit(() -> carry(near, far));
            threads.submit(() -> carry(far, near));
          }
        });
  }

  /** Until one end hangs up or the line is cut; then the other end is closed too. */
  private static long carry(Socket from, Socket to) throws IOException {
    try (from; to) {
      return from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  @Override
  public void close() throws IOException {
    cut();
    threads.close();
  }
}
