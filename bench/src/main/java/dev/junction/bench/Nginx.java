package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** nginx that answers each post with an empty 204 and keeps nothing: how fast HTTP alone can be here. */
record Nginx(int port, Program program) implements Server {
  static Nginx start(Path folder) throws IOException {
    var port = Server.freePort();
    var file = Template.filled("nginx.conf", folder, Map.of("folder", folder.toString(), "port", String.valueOf(port)));
    var program = Program.start(List.of("nginx", "-p", folder.toString(), "-c", file.toString()), folder, Map.of());
    Server.await(program, port, Duration.ofSeconds(10));
    return new Nginx(port, program);
  }
}
