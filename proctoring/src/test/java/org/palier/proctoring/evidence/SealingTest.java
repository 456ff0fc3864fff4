package org.palier.proctoring.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sealed bytes open with their key, in their place, whole, and in no other way. */
class SealingTest {
  private static final byte[] KEY = new Random(1).ints(32, 0, 256).collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (_, _) -> { }).toByteArray();

  private static final int RECORD = Sealing.RECORD;

  private static byte[] sealed(byte[] plain, int piece) {
    var sealing = new Sealing(KEY, "s-one", Track.CAMERA, 7);
    var all = new ByteArrayOutputStream();
    all.writeBytes(sealing.beginning());
    for (int at = 0; at < plain.length; at += piece) all.writeBytes(sealing.more(Arrays.copyOfRange(plain, at, Math.min(plain.length, at + piece))));
    all.writeBytes(sealing.end());
    return all.toByteArray();
  }

  private static Optional<byte[]> opened(byte[] stored, byte[] key, String sitting, Track track, int index) {
    try (var opening = new Opening(new ByteArrayInputStream(stored), key, sitting, track, index)) {
      var plain = new ByteArrayOutputStream();
      for (var record = opening.next(); record.isPresent(); record = opening.next()) plain.writeBytes(record.get());
      return Optional.of(plain.toByteArray());
    } catch (Opening.Damaged damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> opened(byte[] stored) {
    return opened(stored, KEY, "s-one", Track.CAMERA, 7);
  }

  private static byte[] noise(int size) {
    var plain = new byte[size];
    new Random(size).nextBytes(plain);
    return plain;
  }

  @Test void what_was_sealed_in_any_pieces_opens_as_it_was() {
    for (int size : new int[] {0, 1, 15, 16, 17, 4_096, RECORD - 1, RECORD, RECORD + 1, 2 * RECORD, 5 * RECORD + 100})
      for (int piece : new int[] {1 + size / 50, RECORD, 3 * RECORD}) {
        var stored = sealed(noise(size), piece);
        assertEquals(1 + Sealing.BEGINNING + size + Sealing.TAG * Math.max(1, (size + RECORD - 1) / RECORD), stored.length);
        assertArrayEquals(noise(size), opened(stored).orElseThrow(), size + " in pieces of " + piece);
      }
  }

  @Test void it_opens_neither_for_another_sitting_nor_track_nor_index_nor_with_another_key() {
    var stored = sealed(noise(9), 4);
    assertEquals(Optional.empty(), opened(stored, KEY, "s-two", Track.CAMERA, 7));
    assertEquals(Optional.empty(), opened(stored, KEY, "s-one", Track.SCREEN, 7));
    assertEquals(Optional.empty(), opened(stored, KEY, "s-one", Track.CAMERA, 8));
    var other = KEY.clone();
    other[31]++;
    assertEquals(Optional.empty(), opened(stored, other, "s-one", Track.CAMERA, 7));
  }

  @Test void no_byte_can_be_changed_and_none_can_be_missing() {
    var stored = sealed(noise(9), 4);
    for (int at = 0; at < stored.length; at++) {
      var changed = stored.clone();
      changed[at] ^= 1;
      assertEquals(Optional.empty(), opened(changed), "byte " + at);
      assertEquals(Optional.empty(), opened(Arrays.copyOf(stored, at)), "cut at " + at);
    }
  }

  @Test void no_record_can_be_left_out_moved_repeated_or_cut_off() {
    int head = 1 + Sealing.BEGINNING;
    int record = RECORD + Sealing.TAG;
    var stored = sealed(noise(4 * RECORD + 10), RECORD);
    assertEquals(Optional.empty(), opened(Arrays.copyOf(stored, head + 4 * record)), "without the last one");
    assertEquals(Optional.empty(), opened(Arrays.copyOf(stored, head + 2 * record)), "cut between two");
    assertEquals(Optional.empty(), opened(Arrays.copyOf(stored, head)), "nothing but the beginning");
    assertEquals(Optional.empty(), opened(joined(stored, 0, head, head + record, stored.length)), "without the first one");
    assertEquals(Optional.empty(), opened(joined(stored, 0, head + 2 * record, head + record, stored.length)), "one twice");
    assertEquals(Optional.empty(), opened(joined(stored, 0, stored.length, head, head + record)), "one more at the end");
    var moved = stored.clone();
    System.arraycopy(stored, head, moved, head + record, record);
    System.arraycopy(stored, head + record, moved, head, record);
    assertEquals(Optional.empty(), opened(moved), "two changed places");
  }

  /** From a to b, then from c to d. */
  private static byte[] joined(byte[] bytes, int a, int b, int c, int d) {
    var joined = new ByteArrayOutputStream();
    joined.write(bytes, a, b - a);
    joined.write(bytes, c, d - c);
    return joined.toByteArray();
  }

  @Test void the_same_bytes_sealed_again_look_different() {
    var seen = new HashSet<String>();
    var text = "always the same, and long enough to be found again if it were in the open";
    for (int i = 0; i < 200; i++) {
      var stored = new String(sealed(text.getBytes(StandardCharsets.UTF_8), 10), StandardCharsets.ISO_8859_1);
      assertFalse(stored.contains("always") || !seen.add(stored.substring(1, 8)), "nonce used twice, or readable");
    }
  }

  @Test void what_opens_must_still_be_what_was_accepted() throws IOException {
    var stored = sealed(noise(RECORD + 5), RECORD);
    var sha256 = java.util.HexFormat.of().formatHex(sha256(noise(RECORD + 5)));
    new Opening(new ByteArrayInputStream(stored), KEY, "s-one", Track.CAMERA, 7).check(RECORD + 5, sha256);
    assertThrows(Opening.Damaged.class, () -> new Opening(new ByteArrayInputStream(stored), KEY, "s-one", Track.CAMERA, 7).check(RECORD + 4, sha256));
    assertThrows(Opening.Damaged.class, () -> new Opening(new ByteArrayInputStream(stored), KEY, "s-one", Track.CAMERA, 7).check(RECORD + 5, "0".repeat(64)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
