package org.palier.deploy.drill;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that takes all the room a disk has left. */
final class Filler {
  private static final long MOST_BYTES = 1L << 30;

  private final Path file;

  Filler(Path directory) {
    file = directory.resolve("filler");
  }

  /** Grows until nothing more fits; again when room has come back. @throws IllegalStateException on a disk with more than a gibibyte left */
  void fill() {
    if (tooLarge(file.getParent())) throw new IllegalStateException("the disk of " + file.getParent() + " is not small");
    for (int size = 1 << 20; size >= 1; size /= 4) append(ByteBuffer.allocate(size));
  }

  static boolean tooLarge(Path directory) {
    return directory.toFile().getUsableSpace() > MOST_BYTES;
  }

  private void append(ByteBuffer zeroes) {
    try (var channel = FileChannel.open(file, CREATE, APPEND)) {
      while (channel.write(zeroes.rewind()) > 0) continue;
    } catch (IOException full) {
      // No more room for a piece of this size: what was wanted.
    }
  }

  void free() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
