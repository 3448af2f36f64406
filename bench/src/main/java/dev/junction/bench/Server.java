package dev.junction.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** A program that listens on the loopback address. */
interface Server extends AutoCloseable {
  int port();

  Program program();

  @Override
  default void close() {
    program().close();
  }

  /** A port that is free, below those that the kernel gives to anybody who asks for any. */
  static int freePort() {
    var random = new SplittableRandom();
    for (int i = 0; i < 100; i++) {
      var port = random.nextInt(20_000, 30_000);
      if (isFree(port)) {
        return port;
      }
    }
    throw new Benchmark.Refused("looking for a free port between 20000 and 30000: found none in 100 tries");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Waits until the port takes connections. */
  static void await(Program program, int port, Duration patience) throws IOException {
    var until = System.nanoTime() + patience.toNanos();
    while (!listens(port)) {
      program.expectAlive();
      if (System.nanoTime() > until) {
        throw new Benchmark.Refused("nothing listens on port %d after %s".formatted(port, patience));
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
