package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The load: wrk with one thread, sending prepared posts. */
final class Wrk {
  private final Path script;

  Wrk(Path folder) throws IOException {
    script = Template.copy("post.lua", folder);
  }

  /** @param once whether the peer would take a second copy of a post for a repetition */
  Load run(Server server, Path posts, int connections, int seconds, boolean once) throws IOException, InterruptedException {
    var before = server.program().cpuMicros();
    var said =
        Program.output(
            List.of(
                "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s", "-s", script.toString(),
                "http://127.0.0.1:%d/".formatted(server.port()), "--", posts.toString()));
    server.program().expectAlive();
    return Load.read(said, once, server.program().cpuMicros() - before);
  }
}
