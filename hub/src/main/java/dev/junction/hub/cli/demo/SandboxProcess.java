package dev.junction.hub.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second process. It ends when its standard input does, so it can't outlive this one, however this one ends.
 */
final class SandboxProcess implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 10;
  private static final int WORDS = 500;

  private final Process process;
  private final String url;
  private final int smtpPort;

  private SandboxProcess(Process process, JsonNode ready) {
    this.process = process;
    this.url = ready.path("url").asString();
    this.smtpPort = ready.path("smtpPort").asInt();
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param command the program and its arguments
   * @param log     where what it complains about goes
   * @throws DemoFailed when it can't be started, or ends, or says nothing for a minute
   */
  static SandboxProcess start(List<String> command, Path log) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    } catch (IOException failed) {
      throw new DemoFailed("Starting the sandbox failed: %s.".formatted(failed.getMessage()), failed);
    }
    try {
      return new SandboxProcess(process, ready(process, log));
    } catch (RuntimeException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  private static JsonNode ready(Process process, Path log) {
    var line = firstLine(process);
    try {
      if (line != null) {
        return JsonMapper.shared().readTree(line);
      }
    } catch (JacksonException notJson) {
      throw new DemoFailed("Starting the sandbox: expected one line of JSON that says where it listens, got: %s".formatted(line), notJson);
    }
    throw new DemoFailed("Starting the sandbox: it ended at once and said: %s".formatted(said(log)));
  }

  private static String firstLine(Process process) {
    try {
      return CompletableFuture.supplyAsync(() -> read(process)).get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new DemoFailed("Starting the sandbox: what it says can't be read: %s.".formatted(failed.getCause()), failed);
    } catch (TimeoutException late) {
      throw new DemoFailed("Starting the sandbox: it hadn't said where it listens after %d s.".formatted(START_SECONDS), late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoFailed("Starting the sandbox: interrupted.", interrupted);
    }
  }

  private static String read(Process process) {
    try {
      return process.inputReader().readLine();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String said(Path log) {
    try (var lines = Files.lines(log)) {
      var text = lines.collect(Collectors.joining(" ")).strip();
      return text.isEmpty() ? "nothing" : text.substring(0, Math.min(WORDS, text.length()));
    } catch (IOException unreadable) {
      return "something in %s that can't be read (%s)".formatted(log, unreadable);
    }
  }

  String url() {
    return url;
  }

  int smtpPort() {
    return smtpPort;
  }

  /** Ends it, the hard way when it doesn't end by itself. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
