package dev.junction.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The JDK's own HTTP server with one answer: how quickly anything written in Java can be there. */
public final class BareServer {
  private BareServer() {}

  /** @param words the port */
  public static void main(String[] words) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  static Program start(Path folder, int port) throws IOException {
    return Program.start(
        List.of(Jdk.tool("java"), "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), BareServer.class.getName(), String.valueOf(port)),
        folder,
        Map.of());
  }
}
