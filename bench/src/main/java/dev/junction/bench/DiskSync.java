package dev.junction.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What one durable write costs on this disk, without anything around it: 4 KB over what is there already, then fdatasync. */
final class DiskSync implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 1024;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
  private int next;

  /** Writes the whole file first, since a journal that has been in use for a while doesn't grow either. */
  DiskSync(Path folder) throws IOException {
    file = Files.createTempFile(folder, "sync", ".bin");
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    for (int i = 0; i < BLOCKS; i++) {
      channel.write(block.clear(), (long) i * BLOCK);
    }
    channel.force(true);
  }

  /** Nanoseconds. */
  long once() throws IOException {
    var started = System.nanoTime();
    channel.write(block.clear(), (long) (next++ % BLOCKS) * BLOCK);
    channel.force(false);
    return System.nanoTime() - started;
  }

  /** Nanoseconds of each of {@code count}. */
  static Figures measure(Path folder, int count) throws IOException {
    try (var sync = new DiskSync(folder)) {
      var nanos = new double[count];
      for (int i = 0; i < count; i++) {
        nanos[i] = sync.once();
      }
      return Figures.of(nanos);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.delete(file);
  }
}
