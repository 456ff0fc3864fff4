package org.palier.proctoring.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.web.OutgoingBytes;

class TapeTest {
  private static final Instant AT = Instant.parse("2026-06-01T08:00:00Z");
  private final List<Given> given = new ArrayList<>();

  /** Bytes in pieces of at most 300. */
  private static final class Given implements OutgoingBytes {
    private final byte[] bytes;
    private int at;
    private int closed;

    Given(int size) {
      bytes = new byte[size];
      for (int i = 0; i < size; i++) bytes[i] = (byte) (i * 31 + size);
    }

    @Override public long length() {
      return bytes.length;
    }

    @Override public Future<Optional<Buffer>> next() {
      int size = Math.min(300, bytes.length - at);
      var piece = size == 0 ? Optional.<Buffer>empty() : Optional.of(Buffer.buffer().appendBytes(bytes, at, size));
      at += size;
      return Future.succeededFuture(piece);
    }

    @Override public void close() {
      closed++;
    }
  }

  private Tape.Part part(String name, int size) {
    var bytes = new Given(size);
    given.add(bytes);
    return new Tape.Part(name, size, AT, () -> Future.succeededFuture(bytes));
  }

  private static Buffer whole(Tape tape) {
    var all = Buffer.buffer();
    for (var piece = tape.next().result(); piece.isPresent(); piece = tape.next().result()) all.appendBuffer(piece.get());
    tape.close();
    return all;
  }

  @Test void every_recording_is_in_it_whole_under_its_name_and_its_length_is_known_before() {
    var tape = new Tape(List.of(part("s-1/camera/1.webm", 700), part("s-1/camera/2.webm", 512), part("s-1/screen/1.webm", 1)));
    long told = tape.length();
    var all = whole(tape);
    assertEquals(told, all.length());
    int at = 0;
    for (var one : given) {
      var header = all.getBytes(at, at + 512);
      assertEquals("ustar", new String(header, 257, 5, StandardCharsets.US_ASCII));
      assertEquals(one.bytes.length, Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII), 8));
      assertEquals(AT.getEpochSecond(), Long.parseLong(new String(header, 136, 11, StandardCharsets.US_ASCII), 8));
      int sum = 8 * ' ';
      for (int i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += header[i] & 0xFF;
      assertEquals(sum, Integer.parseInt(new String(header, 148, 6, StandardCharsets.US_ASCII), 8));
      assertEquals(Buffer.buffer(one.bytes), all.getBuffer(at + 512, at + 512 + one.bytes.length));
      at += 512 + (one.bytes.length + 511) / 512 * 512;
      assertEquals(1, one.closed);
    }
    assertEquals("s-1/camera/1.webm", all.getString(0, 17));
    assertEquals(at + 1_024, all.length());
  }

  @Test void what_is_open_is_closed_when_nobody_reads_on() {
    var tape = new Tape(List.of(part("s-1/camera/1.webm", 700), part("s-1/camera/2.webm", 700)));
    tape.next();
    tape.next();
    tape.close();
    assertEquals(List.of(1, 0), given.stream().map(one -> one.closed).toList());
  }

  @Test void one_that_cannot_be_read_ends_it() {
    var tape = new Tape(List.of(new Tape.Part("s-1/camera/1.webm", 10, AT, () -> Future.failedFuture("damaged"))));
    assertTrue(tape.next().failed());
  }

  @Test void names_and_sizes_that_do_not_fit_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> part("x".repeat(101), 1));
    assertThrows(IllegalArgumentException.class, () -> part("é", 1));
    assertThrows(IllegalArgumentException.class, () -> new Tape.Part("x", 8L << 30, AT, () -> Future.failedFuture("none")));
  }
}
