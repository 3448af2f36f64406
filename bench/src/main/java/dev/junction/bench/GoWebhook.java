package dev.junction.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's webhook (written in Go) with an HMAC rule, running a C program that appends durably: what is often used instead. */
record GoWebhook(int port, Program program) implements Server {
  static GoWebhook start(Path folder, String secret) throws IOException, InterruptedException {
    var port = Server.freePort();
    var append = folder.resolve("append");
    Program.output(List.of("gcc", "-O2", "-o", append.toString(), Template.copy("append.c", folder).toString()));
    var rules =
        Template.filled(
            "webhook.json",
            folder,
            Map.of("program", append.toString(), "file", folder.resolve("posts.log").toString(), "secret", secret));
    var program =
        Program.start(
            List.of("webhook", "-ip", "127.0.0.1", "-port", String.valueOf(port), "-hooks", rules.toString()), folder, Map.of());
    Server.await(program, port, Duration.ofSeconds(10));
    return new GoWebhook(port, program);
  }
}
