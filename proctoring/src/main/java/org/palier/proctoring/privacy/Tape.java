package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.palier.engine.web.OutgoingBytes;

/** Many recordings as one file, of the oldest kind that every computer opens (POSIX.1 {@code ustar}); made while it is sent, a piece at a time. */
final class Tape implements OutgoingBytes {
  private static final int BLOCK = 512, MOST_NAME = 100;
  private static final long MOST_SIZE = 8L << 30;

  /** @param name 1 to 100 ASCII characters @param size less than 8 GiB @param bytes as many as {@code size}; whoever gets them closes them */
  record Part(String name, long size, Instant at, Supplier<Future<OutgoingBytes>> bytes) {
    Part {
      if (name.isEmpty() || name.length() > MOST_NAME || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) throw new IllegalArgumentException("name " + name);
      if (size < 0 || size >= MOST_SIZE) throw new IllegalArgumentException("size " + size);
    }

    private int padding() {
      return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }
  }

  private final Deque<Part> left;
  private final long length;
  private Optional<OutgoingBytes> open = Optional.empty();
  private Part current;
  private boolean ended, closed;

  Tape(List<Part> parts) {
    left = new ArrayDeque<>(parts);
    length = parts.stream().mapToLong(part -> BLOCK + part.size() + part.padding()).sum() + 2 * BLOCK;
  }

  @Override public long length() {
    return length;
  }

  @Override public Future<Optional<Buffer>> next() {
    if (open.isPresent()) return open.get().next().compose(piece -> piece.isPresent() ? Future.succeededFuture(piece) : over());
    if (!left.isEmpty()) return begin(left.poll());
    if (ended) return Future.succeededFuture(Optional.empty());
    ended = true;
    return Future.succeededFuture(Optional.of(Buffer.buffer(new byte[2 * BLOCK])));
  }

  private Future<Optional<Buffer>> begin(Part part) {
    return part.bytes().get().map(bytes -> {
      current = part;
      open = Optional.of(bytes);
      if (closed) close();
      return Optional.of(Buffer.buffer(header(part)));
    });
  }

  private Future<Optional<Buffer>> over() {
    open.get().close();
    open = Optional.empty();
    return current.padding() > 0 ? Future.succeededFuture(Optional.of(Buffer.buffer(new byte[current.padding()]))) : next();
  }

  @Override public void close() {
    closed = true;
    open.ifPresent(OutgoingBytes::close);
    open = Optional.empty();
  }

  private static byte[] header(Part part) {
    var header = new byte[BLOCK];
    put(header, 0, part.name());
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, "%011o\0".formatted(part.size()));
    put(header, 136, "%011o\0".formatted(Math.max(0, part.at().getEpochSecond())));
    // The sum counts its own field as blanks.
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (var one : header) sum += one & 0xFF;
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
