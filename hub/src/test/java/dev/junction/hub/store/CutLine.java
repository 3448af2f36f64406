package dev.junction.hub.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line to a server on this machine that can be cut and mended. */
public final class CutLine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CutLine.class);

  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
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
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  var near = from.accept();
                  var far = new Socket(InetAddress.getLoopbackAddress(), target);
                  ends.add(near);
                  ends.add(far);
                  carry(near, far);
                  carry(far, near);
                }
              } catch (IOException cut) {
                log.debug("The line was cut, which is what it is for: {}", cut.getMessage());
              }
            });
  }

  private static void carry(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from; to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException cut) {
                log.debug("One end hung up, so the other is closed, too: {}", cut.getMessage());
              }
            });
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
